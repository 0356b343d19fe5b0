/* The head of an AppImage of type 2: shows the squashfs image behind it as a folder (FUSE) and starts AppRun in it. For machines on which
   the AppImage project's own runtime cannot be downloaded; what a file of that project understands beyond this, this one does not. */
#define _GNU_SOURCE
#define FUSE_USE_VERSION 35
#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <squashfuse/ll.h>

static int fail(const char *sentence) {
  fprintf(stderr, "%s\n", sentence);
  return 127;
}

/* Where the image begins: behind the section headers, which end this program. -1 when it cannot be read. */
static long image_offset(const char *self) {
  Elf64_Ehdr head;
  int file = open(self, O_RDONLY | O_CLOEXEC);
  if (file < 0 || read(file, &head, sizeof head) != sizeof head) return -1;
  close(file);
  return (long)(head.e_shoff + (unsigned long)head.e_shentsize * head.e_shnum);
}

static void init(void *data, struct fuse_conn_info *connection) {
  (void)data;
  (void)connection;
}

static const struct fuse_lowlevel_ops operations = {
  .init = init,
  .getattr = sqfs_ll_op_getattr,
  .opendir = sqfs_ll_op_opendir,
  .releasedir = sqfs_ll_op_releasedir,
  .readdir = sqfs_ll_op_readdir,
  .lookup = sqfs_ll_op_lookup,
  .open = sqfs_ll_op_open,
  .create = sqfs_ll_op_create,
  .release = sqfs_ll_op_release,
  .read = sqfs_ll_op_read,
  .readlink = sqfs_ll_op_readlink,
  .listxattr = sqfs_ll_op_listxattr,
  .getxattr = sqfs_ll_op_getxattr,
  .forget = sqfs_ll_op_forget,
  .statfs = stfs_ll_op_statfs,
};

struct shown {
  sqfs_ll_chan channel;
  const char *folder;
  int alive;
};

/* Ends the showing once nobody holds the other end of the pipe: the program and all that it started are gone. */
static void *until_all_ended(void *data) {
  struct shown *shown = data;
  char byte;
  while (read(shown->alive, &byte, 1) > 0) {
  }
  fuse_session_exit(shown->channel.session);
  sqfs_ll_unmount(&shown->channel, shown->folder);
  rmdir(shown->folder);
  _exit(0);
}

/* Shows the image at `folder` until `alive` ends; says so by closing `ready` after one byte. */
static int show(const char *self, long offset, const char *folder, int ready, int alive) {
  sqfs_ll *image = calloc(1, sizeof *image);
  struct shown shown = {.folder = folder, .alive = alive};
  char *words[] = {"ivus-planner", "-oro,nodev", NULL};
  struct fuse_args args = FUSE_ARGS_INIT(2, words);
  pthread_t watcher;
  if (image == NULL || sqfs_open_image(&image->fs, self, (size_t)offset) != SQFS_OK || sqfs_ll_init(image) != SQFS_OK) return 1;
  if (sqfs_ll_mount(&shown.channel, folder, &args, (struct fuse_lowlevel_ops *)&operations, sizeof operations, image) != SQFS_OK)
    return 1;
  if (pthread_create(&watcher, NULL, until_all_ended, &shown) != 0) return 1;
  if (write(ready, "1", 1) != 1) return 1;
  close(ready);
  return fuse_session_loop(shown.channel.session);
}

static int extract(const char *self, long offset, const char *folder) {
  char at[32];
  snprintf(at, sizeof at, "%ld", offset);
  execlp("unsquashfs", "unsquashfs", "-f", "-q", "-n", "-o", at, "-d", folder, self, (char *)NULL);
  return fail("unsquashfs is missing: install the package squashfs-tools.");
}

static int start(const char *self, const char *folder, char **argv) {
  char program[PATH_MAX];
  snprintf(program, sizeof program, "%s/AppRun", folder);
  setenv("APPDIR", folder, 1);
  setenv("APPIMAGE", self, 1);
  setenv("ARGV0", argv[0], 1);
  argv[0] = program;
  execv(program, argv);
  return fail("AppRun could not be started: the file is damaged.");
}

int main(int argc, char **argv) {
  static char self[PATH_MAX];
  static char folder[] = "/tmp/.mount_ivus-XXXXXX";
  int ready[2], alive[2];
  char byte;
  ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  long offset = length < 0 ? -1 : image_offset(self);
  if (offset < 0) return fail("This AppImage cannot read itself.");
  if (argc == 2 && strcmp(argv[1], "--appimage-offset") == 0) return printf("%ld\n", offset) < 0;
  if (argc == 2 && strcmp(argv[1], "--appimage-extract") == 0) return extract(self, offset, "squashfs-root");
  if (mkdtemp(folder) == NULL || pipe(ready) != 0 || pipe(alive) != 0) return fail("No folder could be made in /tmp.");
  switch (fork()) {
    case -1:
      return fail("No process could be started.");
    case 0:
      close(ready[0]);
      close(alive[1]);
      setsid();
      _exit(show(self, offset, folder, ready[1], alive[0]));
    default:
      close(ready[1]);
      close(alive[0]);
  }
  if (read(ready[0], &byte, 1) != 1) {
    rmdir(folder);
    return fail("This system does not let a file be shown as a folder (FUSE): install the package fuse3, or unpack with --appimage-extract and start squashfs-root/AppRun.");
  }
  close(ready[0]);
  return start(self, folder, argv);
}
