"""Fits the network that settles lines through clicked places (core/lumen/correcting/settling.ts) on the lines that
fit-settling.ts wrote: `python3 fit-settling.py LINES INTO ROUNDS`. PyTorch 1.13 and NumPy 1.24 of Debian 12
(`apt-get install python3-torch python3-numpy`)."""

import base64
import copy
import math
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

RAYS, SAMPLES, CHANNELS, TOLD, GRID, WAVES = 128, 48, 6, 91, 80, 16
LAST, UNITS, DILATIONS = 6, 48, (1, 2, 4, 8, 16)
# Output channels, kernel over samples, dilation and stride over rays, stride over samples (SHAPE in settling.ts).
CONVOLUTIONS = ((16, 5, 1, 2, 2), (24, 3, 1, 1, 2), (32, 3, 2, 1, 2))
PARTS, FARTHEST, UNIT = 4096, 5, 0.1
BATCH, PACE, DECAY, SLOPE = 32, 0.0015, 0.02, 1.0
# The answer is the running mean of the weights, each step this share of it.
AVERAGED = 0.004
# What an overlap costs: what it lacks of 1, and whether it reaches a little more than .95.
WANTED, WITHIN, REACHED = 0.952, 0.012, 0.15

LINE = numpy.dtype([
    ("counts", "<f4"), ("clicks", "<f4"), ("at", "<f4", (2, 2)), ("mean", "<f4", RAYS), ("truth", "<f4", RAYS),
    ("told", "<i2", (RAYS // 2, TOLD)), ("picture", "<i2", (RAYS, SAMPLES, CHANNELS)),
])


class OverRays(nn.Module):
    """A convolution whose weights are the same for the rays to both sides, around the ring of rays."""

    def __init__(self, channels, units, kernel, dilation, strides):
        super().__init__()
        self.dilation, self.strides, self.kernel = dilation, strides, kernel
        start = torch.randn(units, channels, 2, kernel) * math.sqrt(1.6 / (2 * channels * kernel))
        start[:, :, 1] *= 0.7
        self.weights = nn.Parameter(start)
        self.bias = nn.Parameter(torch.zeros(units))

    def forward(self, picture):
        weights = torch.cat([self.weights[:, :, 1:], self.weights], 2)
        around = torch.cat([picture[:, :, -self.dilation:], picture, picture[:, :, :self.dilation]], 2)
        return functional.conv2d(around, weights, self.bias, self.strides, (0, self.kernel // 2), (self.dilation, 1))


class Network(nn.Module):
    def __init__(self, told):
        super().__init__()
        channels = CHANNELS
        self.convolutions = nn.ModuleList()
        for units, kernel, dilation, ray, sample in CONVOLUTIONS:
            self.convolutions.append(OverRays(channels, units, kernel, dilation, (ray, sample)))
            channels = units
        self.samples = nn.Parameter(torch.zeros(CONVOLUTIONS[0][0], SAMPLES // 2))
        self.whole = nn.Linear(channels * LAST + TOLD, UNITS)
        self.along = nn.ModuleList(OverRays(UNITS, UNITS, 1, apart, (1, 1)) for apart in DILATIONS)
        self.units = nn.Linear(UNITS, 1)
        self.told = nn.Linear(TOLD, 1, bias=False)
        with torch.no_grad():
            for one in self.along:
                one.weights *= 0.5
            self.units.weight *= 0.1
            self.units.bias.zero_()
            self.told.weight *= 0.05
        self.register_buffer("mean", told.mean((0, 1)))
        self.register_buffer("deviation", told.std((0, 1)) + 1 / 64)

    def forward(self, picture, told):
        scaled = ((told - self.mean) / self.deviation).clamp(-FARTHEST, FARTHEST)
        seen = functional.relu(self.convolutions[0](picture) + self.samples[:, None, :])
        for one in self.convolutions[1:]:
            seen = functional.relu(one(seen))
        rows = seen.permute(0, 2, 3, 1).reshape(len(told), RAYS // 2, -1)
        units = functional.relu(self.whole(torch.cat([rows, scaled], 2))).permute(0, 2, 1)[..., None]
        for one in self.along:
            units = units + functional.relu(one(units))
        return UNIT * (self.units(units[..., 0].permute(0, 2, 1)) + self.told(scaled))[..., 0]


def between_rays():
    """What brings the answers on every second ray to all rays, evened out to the first waves (lowPass)."""
    half = torch.zeros(RAYS, RAYS // 2)
    for k in range(RAYS // 2):
        half[2 * k, k] = 1
        half[2 * k + 1, k] = half[2 * k + 1, (k + 1) % (RAYS // 2)] = 0.5
    rays = torch.arange(RAYS)
    turns = 2 * math.pi * (rays[:, None] - rays[None, :]) / RAYS
    even = sum((1 if wave == 0 else 2) / RAYS * torch.cos(wave * turns) for wave in range(WAVES + 1))
    return half, even


HALF, EVEN = between_rays()


def settled(line, answer):
    """The mean line moved as the network answers, evened out, and then onto the clicks (settleBy and takeUp)."""
    unit = line["mean"].mean(1, keepdim=True)
    border = (line["mean"] + unit * (answer @ HALF.T)).clamp(0, GRID - 1) @ EVEN
    for sweep in range(4):
        for click in (0, 1):
            has = line["clicks"] > click
            if sweep > 0:
                has = has & (line["clicks"] > 1)
            ray, sample = line["at"][:, click, :1], line["at"][:, click, 1]
            away = ((torch.arange(RAYS) - ray + RAYS / 2) % RAYS - RAYS / 2).abs()
            there = (border * (1 - away).clamp(min=0)).sum(1)
            missing = has * (sample.clamp(max=GRID - 1) - there)
            border = border + missing[:, None] * (1 + torch.cos(math.pi * (away / round(RAYS / 24)).clamp(max=1))) / 2
    return border


def overlap(one, other):
    one, other = one.clamp(min=-0.5) + 0.5, other + 0.5
    return (torch.minimum(one, other) ** 2).sum(1) / (torch.maximum(one, other) ** 2).sum(1)


def batch_of(lines):
    line = {name: torch.from_numpy(lines[name].astype(numpy.float32)) for name in LINE.names}
    line["told"] /= PARTS
    line["picture"] = line["picture"].permute(0, 3, 1, 2) / PARTS
    return line


def fitted(lines, rounds):
    some = lines["told"][:: max(1, len(lines) // 4000)]
    network = Network(torch.from_numpy(some.astype(numpy.float32) / PARTS))
    steps = rounds * (len(lines) // BATCH)
    descent = torch.optim.AdamW(network.parameters(), lr=PACE, weight_decay=DECAY, betas=(0.9, 0.99))
    averaged, step = copy.deepcopy(network), 0
    for round_ in range(rounds):
        order, reached = torch.randperm(len(lines)).numpy(), 0
        for k in range(0, len(lines) - BATCH + 1, BATCH):
            for group in descent.param_groups:
                group["lr"] = PACE * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.01) * min(1, 30 * step / steps + 0.05)
            line = batch_of(lines[numpy.sort(order[k:k + BATCH])])
            good = overlap(settled(line, network(line["picture"], line["told"])), line["truth"])
            cost = (1 - good) + REACHED * torch.sigmoid((WANTED - good) / WITHIN)
            descent.zero_grad()
            (line["counts"] * cost).mean().backward()
            nn.utils.clip_grad_norm_(network.parameters(), SLOPE)
            descent.step()
            reached += int((good >= 0.95).sum())
            step += 1
            with torch.no_grad():
                for mean, now in zip(averaged.parameters(), network.parameters()):
                    mean.lerp_(now, max(AVERAGED, 1 / step))
        print(f"round {round_ + 1} of {rounds}: {reached} of {len(lines)} lines from .95", flush=True)
    return averaged


def text_of(network):
    """The numbers of a network, base64, as weightsReader and convolutionNetwork read them."""
    def floats(values):
        return values.detach().numpy().astype("<f4").tobytes()

    def bytes_(weights):
        step = (weights.detach().abs().max(0)[0] / 127).clamp(min=1e-12)
        return floats(step) + torch.round(weights.detach() / step).numpy().astype("i1").tobytes()

    parts = []
    for k, one in enumerate(network.convolutions):
        units = len(one.bias)
        biases = network.samples.T + one.bias if k == 0 else one.bias
        parts += [floats(biases), bytes_(one.weights.permute(2, 3, 1, 0).reshape(-1, units))]
    parts += [floats(network.whole.bias), bytes_(network.whole.weight.T)]
    for one in network.along:
        parts += [floats(one.bias), bytes_(one.weights[..., 0].permute(2, 1, 0).reshape(-1, UNITS))]
    last = (network.mean, network.deviation, network.units.weight, network.told.weight, network.units.bias)
    return base64.b64encode(b"".join([*parts, *map(floats, last)])).decode()


if __name__ == "__main__":
    torch.manual_seed(1)
    torch.set_num_threads(1)
    source, into, rounds = sys.argv[1:]
    text = text_of(fitted(numpy.memmap(source, dtype=LINE, mode="r"), int(rounds)))
    with open(into, "w", encoding="ascii") as file:
        file.write(text)
