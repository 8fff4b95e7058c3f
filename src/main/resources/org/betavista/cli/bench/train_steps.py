"""Training steps per second of one network in PyTorch, for comparison with Betavista's own.

Started as:  python train_steps.py CASE.json CONTENDER
Says one JSON line when it is ready, {"ready": "..."} or {"missing": "why"}. From then on it sleeps
until a line comes in: a number of seconds. It makes training steps for that long and answers
{"steps": ..., "seconds": ...}. It ends with its input.
"""

import ctypes
import json
import sys
import time

try:
    import torch
    import torch.nn.functional as F
    from torch import nn
except ImportError as e:
    print(json.dumps({"missing": f"this Python has no torch ({e})"}), flush=True)
    sys.exit(0)

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
WARM_UP_STEPS = 5
FILTERS, UNITS = 32, 256  # of Burgess et al. 2018


def keep_freed_memory():
    """glibc hands large blocks back to the system; page faults then cost a conv net much time."""
    libc = ctypes.CDLL(None)
    libc.mallopt(M_MMAP_THRESHOLD, 1 << 30)
    libc.mallopt(M_TRIM_THRESHOLD, 2**31 - 1)


def mlp(pixels, hidden, latents):
    encoder = nn.Sequential(nn.Linear(pixels, hidden), nn.ReLU(), nn.Linear(hidden, 2 * latents))
    decoder = nn.Sequential(nn.Linear(latents, hidden), nn.ReLU(), nn.Linear(hidden, pixels))
    return encoder, decoder


def conv(channels, side, latents):
    """Sides that are a power of two: 64 takes four convolutions, 32 takes three."""
    encoder, decoder = [nn.Unflatten(1, (channels, side, side))], []
    depth, maps = channels, side
    while maps > 4:
        encoder += [nn.Conv2d(depth, FILTERS, 4, stride=2, padding=1), nn.ReLU()]
        below = nn.ConvTranspose2d(FILTERS, depth, 4, stride=2, padding=1)
        decoder = [nn.ReLU(), below] + decoder
        depth, maps = FILTERS, maps // 2
    values = FILTERS * maps * maps
    encoder += [nn.Flatten(), nn.Linear(values, UNITS), nn.ReLU()]
    encoder += [nn.Linear(UNITS, UNITS), nn.ReLU(), nn.Linear(UNITS, 2 * latents)]
    head = [nn.Linear(latents, UNITS), nn.ReLU(), nn.Linear(UNITS, UNITS), nn.ReLU()]
    head += [nn.Linear(UNITS, values), nn.Unflatten(1, (FILTERS, maps, maps))]
    return nn.Sequential(*encoder), nn.Sequential(*head, *decoder, nn.Flatten())


class Training:
    """A VAE with Bernoulli pixels, its images as bytes in memory, and one step of Adam."""

    def __init__(self, case, fused, compiled):
        channels, height, width = case["shape"]
        pixels, self.latents = channels * height * width, case["latents"]
        if case["network"] == "mlp":
            self.encoder, self.decoder = mlp(pixels, case["hidden"], self.latents)
        else:
            self.encoder, self.decoder = conv(channels, height, self.latents)
        with open(case["images"], "rb") as file:
            self.images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
        self.images = self.images.view(-1, pixels)
        parameters = [*self.encoder.parameters(), *self.decoder.parameters()]
        # As most people write it, or with the faster variant that PyTorch offers.
        self.adam = torch.optim.Adam(parameters, lr=1e-3, **({"fused": True} if fused else {}))
        self.loss_of = torch.compile(self.loss) if compiled else self.loss
        self.batch = case["batch"]
        self.order, self.at = torch.randperm(len(self.images)), 0

    def loss(self, rows):
        x = self.images.index_select(0, rows).float() / 255
        mean, log_variance = self.encoder(x).split(self.latents, 1)
        log_variance = log_variance.clamp(-10, 10)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        logits = self.decoder(z)
        reconstruction = (F.softplus(logits) - x * logits).sum(1).mean()
        kl = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean()
        return reconstruction + kl

    def step(self):
        if self.at + self.batch > len(self.order):
            self.order, self.at = torch.randperm(len(self.images)), 0
        rows = self.order[self.at : self.at + self.batch]
        self.at += self.batch
        loss = self.loss_of(rows)
        self.adam.zero_grad()
        loss.backward()
        self.adam.step()
        return loss.item()


class Products:
    """Only a step's matrix products and convolutions, forward and backward, and nothing else."""

    def __init__(self, case):
        training = Training(case, False, False)
        self.calls = []
        self.first = True

        def watch(layer, inputs, output):
            x, g = inputs[0].detach().clone(), torch.randn_like(output)
            # Nobody asks for the gradient of the images.
            add = self.linear if isinstance(layer, nn.Linear) else self.convolution
            add(layer, x, g, not self.first)
            self.first = False

        for layer in [*training.encoder, *training.decoder]:
            if isinstance(layer, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
                layer.register_forward_hook(watch)
        training.loss(training.order[: training.batch])

    def linear(self, layer, x, g, passes_on):
        w, b = layer.weight.detach(), layer.bias.detach()
        y, gw, gx = torch.empty_like(g), torch.empty_like(w), torch.empty_like(x)
        self.calls.append(lambda: torch.addmm(b, x, w.t(), out=y))
        self.calls.append(lambda: torch.mm(g.t(), x, out=gw))
        if passes_on:
            self.calls.append(lambda: torch.mm(g, w, out=gx))

    def convolution(self, layer, x, g, passes_on):
        w, b = layer.weight.detach(), layer.bias.detach()
        up = isinstance(layer, nn.ConvTranspose2d)
        how = ([2, 2], [1, 1], [1, 1], up, [0, 0], 1)
        self.calls.append(lambda: torch.convolution(x, w, b, *how))
        mask = [passes_on, True, True]
        back = torch.ops.aten.convolution_backward
        self.calls.append(lambda: back(g, x, w, [len(b)], *how, mask))

    def step(self):
        with torch.inference_mode():
            for call in self.calls:
                call()


def contender(case, name):
    if name in ("tuned", "products"):
        keep_freed_memory()
    if name == "products":
        return Products(case)
    return Training(case, fused=name != "default", compiled=name == "compiled")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        case = json.load(file)
    torch.manual_seed(1)
    torch.set_num_threads(case["threads"])
    try:
        work = contender(case, sys.argv[2])
        for _ in range(WARM_UP_STEPS):
            work.step()
    except Exception as e:  # Whatever it is, the comparison goes on without this contender.
        sentence = (str(e).strip() or type(e).__name__).splitlines()[0]
        print(json.dumps({"missing": sentence}), flush=True)
        return
    print(json.dumps({"ready": f"PyTorch {torch.__version__}"}), flush=True)
    for line in sys.stdin:
        steps, begin = 0, time.perf_counter()
        end = begin + float(line)
        while time.perf_counter() < end:
            work.step()
            steps += 1
        print(json.dumps({"steps": steps, "seconds": time.perf_counter() - begin}), flush=True)


if __name__ == "__main__":
    main()
