"""Writes trained weights as the pipeline reads them: small integers, and settings."""

import json
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from models.training.linear import Weights
from models.training.network import Exported, Network

STEP = 0.01  # of the fast tagger's weights, whose greatest is about 0.6


def linear(path: Path, first: Weights, second: Weights) -> None:
    """Write both passes of the fast tagger, their weights in whole steps."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, weights in (("first", first), ("second", second)):
        parts = {
            "table": np.clip(np.round(weights.table / STEP), -127, 127).astype(np.int8),
            "step": np.float32(STEP),
            "bias": weights.bias,
            "transitions": weights.transitions,
        }
        arrays |= {f"{name}_{part}": value for part, value in parts.items()}
    np.savez_compressed(path, **arrays)


def encoder(path: Path, network: Network) -> None:
    """Write the network in ONNX, its weights in signed 8-bit integers, a scale a column."""
    window = torch.full((50,), 2000), torch.ones((50, len(network.feats)), dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            Exported(network.eval()),
            window,
            str(whole),
            input_names=["ids", "features"],
            output_names=["scores"],
            dynamic_axes={"ids": {0: "pieces"}, "features": {0: "pieces"}, "scores": {0: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )


def settings(path: Path, **values: object) -> None:
    """Write a tagger's settings; those that the file has and ``values`` lacks stay."""
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(known | values, indent=1, sort_keys=True) + "\n", "utf-8")
