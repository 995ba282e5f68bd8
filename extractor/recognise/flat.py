"""The trained recogniser computed in one flat pass: a thin subclass of spaCy's `EntityRecognizer` with its weights.

The entities are those of spaCy's own forward pass; what differs is the order of the work:

- The embedding depends on the word and what the gazetteer knows of it, so that it is kept by word.
- The convolutions run over all tokens of a batch in blocks that fit the processor's cache, channels first, so
  that maximum, normalisation and residual run along contiguous memory, and with a third fewer multiplications.
- spaCy's parser walks from token to token with a small product for each. Outside of a name a token's scores depend on
  the token alone and come from one product for all; only where a name begins is there anything to follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer, TrainablePipe
from spacy.pipeline.ner import DEFAULT_NER_MODEL
from spacy.tokens import Doc, Span
from thinc.api import Model

from extractor.bloom import UInts
from extractor.recognise.embed import read_features

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Found = list[tuple[int, int, str]]  # a doc's entities: first token, token behind the last, label

_BLOCK: Final = 512  # pairs of tokens at once; both fewer (more calls) and more (past the cache) were slower
_KEPT_WORDS: Final = 100_000  # words whose vectors are kept: 40 MB at width 96; then the cache begins anew
_MULTIPLIERS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)  # any odd
_EPSILON: Final = np.float32(1e-8)  # as in thinc's layer normalisation


@Language.factory(
    "caption_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "model": DEFAULT_NER_MODEL,
        "incorrect_spans_key": None,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def create_flat_recognizer(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Callable[..., dict[str, Any]] | None,
) -> FlatRecognizer:
    """Builds the component; it takes the settings of spaCy's factory `ner`."""
    return FlatRecognizer(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )


def flatten(nlp: Language, component: str = "ner") -> None:
    """Puts a `FlatRecognizer` of the same weights in place of a pipeline's `ner`, if that has this project's layers."""
    old = cast(Any, nlp.get_pipe(component))
    config = nlp.get_pipe_config(component)
    if config.get("factory") != "ner" or not _Network.fits(old):
        return
    flat = cast(
        Any, nlp.replace_pipe(component, "caption_ner", config={k: v for k, v in config.items() if k != "factory"})
    )
    flat.from_bytes(old.to_bytes(exclude=["vocab"]), exclude=["vocab"])


class FlatRecognizer(EntityRecognizer):  # type: ignore[misc]  # spaCy's components have no types
    """spaCy's greedy transition-based recogniser, a batch at once.

    Docs with entities or sentences set beforehand, which bear on what the recogniser may do, go spaCy's own way.
    """

    network: _Network | None = None
    weights: bytes = b""  # of the last layer when the network was laid out: training and loading change them

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The docs with their entities; a whole batch makes one pass."""
        return cast(Iterator[Doc], TrainablePipe.pipe(self, docs, batch_size=batch_size))

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """What `set_annotations` takes: the entities of each doc, or spaCy's states."""
        upper = self.model.get_ref("upper")
        weights = upper.get_param("W").tobytes() if upper.has_param("W") else b""
        if self.weights != weights:
            self.weights = weights
            self.network = _Network(self) if _Network.fits(self) else None
        found = None if self.network is None else self.network.find(docs)
        return cast(list[Any], super().greedy_parse(docs, drop=drop)) if found is None else found

    def set_annotations(self, docs: Sequence[Doc], states: list[Any]) -> None:
        """Sets the docs' entities."""
        if not isinstance(states[0], list):
            super().set_annotations(docs, states)
            return
        for doc, found in zip(docs, cast(list[Found], states), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found])


class _Network:
    """The weights of a recogniser, laid out for the flat pass."""

    @staticmethod
    def fits(recognizer: Any) -> bool:
        """Whether this is a greedy recogniser, of three context tokens, over this project's embedding."""
        model = recognizer.model
        names = [layer.name for layer in model.walk()]
        lower = model.get_ref("lower")
        return (
            recognizer.cfg["beam_width"] == 1
            and "caption_features" in names
            and model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and lower.get_dim("nF") == 3
            and lower.get_dim("nP") > 1
            and all(layer.get_dim("nI") == 3 * layer.get_dim("nO") for layer in _convolutions(model)[0])
        )

    def __init__(self, recognizer: Any) -> None:
        model = recognizer.model
        tok2vec = model.get_ref("tok2vec")
        embed = tok2vec.layers[0].layers[0]
        self.features: Model[Any, Any] = embed.layers[0]
        maxouts, norms = _convolutions(model)
        self.width: int = maxouts[0].get_dim("nO")
        self.pieces: int = maxouts[0].get_dim("nP")
        self.depth = len(maxouts)
        self.convolutions = [
            (_of_pairs(kernel), *others)
            for kernel, *others in (_laid_out(*layers) for layers in zip(maxouts, norms, strict=True))
        ]
        self.embedding = (
            embed.layers[2].layers[0],
            *_laid_out(*_named(embed.layers[3], "maxout"), *_named(embed.layers[3], "layernorm")),
        )
        linear, lower, upper = tok2vec.layers[-1], model.get_ref("lower"), model.get_ref("upper")
        self.linear = (_weights(linear, "W"), _weights(linear, "b")[:, None])
        lower_weights = _weights(lower, "W").swapaxes(1, 2)  # feature, piece, hidden, input
        self.lower = [np.ascontiguousarray(part.reshape(-1, part.shape[-1])) for part in lower_weights]
        self.lower_padding = [part.T.reshape(-1, 1) for part in _weights(lower, "pad")[0]]
        self.lower_bias = _weights(lower, "b").T.reshape(-1, 1)
        self.upper = (_weights(upper, "W"), _weights(upper, "b")[:, None])
        system = recognizer.moves
        moves = [system.get_class_name(number).partition("-")[::2] for number in range(system.n_moves)]
        self.moves = moves
        at = {move: number for number, move in enumerate(moves)}
        self.begins = np.array([move == "B" for move, _ in moves])
        self.outside = np.array([move == "O" for move, _ in moves])
        self.allowed = np.array([move in "BUO" and (move == "O" or bool(label)) for move, label in moves])
        self.going_on = np.array([at.get(("I", label), 0) for _, label in moves])
        self.ending = np.array([at.get(("L", label), 0) for _, label in moves])
        self.forget()

    def forget(self) -> None:
        """Begins the cache anew, with the vector of the padding between docs."""
        self.row_of: dict[int, int] = {}
        self.kept: Floats = np.zeros((1024, self.width), dtype=np.float32)

    def find(self, docs: Sequence[Doc]) -> list[Found] | None:
        """The entities of each doc; None where docs have entities or sentences already."""
        lengths = np.array([len(doc) for doc in docs])
        settings = np.concatenate([doc.to_array([ENT_IOB, SENT_START, IS_SPACE]) for doc in docs])
        settings[(np.cumsum(lengths) - lengths)[lengths > 0], 1] = 0  # a doc's first token begins a sentence
        if settings[:, :2].any():
            return None
        # Docs are parted by as many columns of padding as there are layers, as in training.
        starts = np.cumsum(lengths + self.depth) - lengths
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        rows = np.zeros(int((lengths + self.depth).sum()) + self.depth, dtype=np.int64)
        rows[places] = self._rows(docs)
        vectors = self._convolve(rows)
        return self._parse(vectors, places, lengths, settings[:, 2] != 0)

    def _rows(self, docs: Sequence[Doc]) -> Ints:
        """The row of the cache that holds each token's word; fresh words get theirs."""
        if len(self.row_of) > _KEPT_WORDS:
            self.forget()
        words, known = read_features(self.features, list(docs))
        keys = np.concatenate([doc.to_array("ORTH") for doc in docs]) + known @ _MULTIPLIERS
        rows = np.array([self.row_of.get(key, 0) for key in keys.tolist()], dtype=np.int64)
        if (missing := np.flatnonzero(rows == 0)).size:
            fresh, first = np.unique(keys[missing], return_index=True)
            start, end = len(self.row_of) + 1, len(self.row_of) + 1 + len(fresh)
            self.row_of.update(zip(fresh.tolist(), range(start, end), strict=True))
            self.kept = _grown(self.kept, end)
            self.kept[start:end] = self._embed(np.hstack([words, known])[missing[first]])
            rows[missing] = [self.row_of[key] for key in keys[missing].tolist()]
        return rows

    def _embed(self, ids: UInts) -> Floats:
        """The vectors of words given by their lexical attributes and the gazetteer's features."""
        tables, weights, bias, gain, shift = self.embedding
        products = weights @ tables.predict(ids).T
        products += bias
        return self._normalised(_largest(products, len(products) // self.width), gain, shift).T

    def _convolve(self, rows: Ints) -> Floats:
        """The last convolution's output for each token, padding included; shape (width, tokens).

        Two neighbouring tokens take four products in place of six (Winograd 1980; F(2, 3) of Lavin and Gray 2016). So
        that all runs along memory, the even and the odd tokens lie apart; a column of zeros stands on either side.
        """
        count = (len(rows) + 1) // 2
        given = np.zeros((2, self.width, count + 2), dtype=np.float32)
        taken = np.zeros_like(given)
        for side in (0, 1):
            half = rows[side::2]
            given[side, :, 1 : len(half) + 1] = self.kept.take(half, axis=0).T
        inputs = np.empty((4, self.width, _BLOCK), dtype=np.float32)
        products = np.empty((4, self.pieces * self.width, _BLOCK), dtype=np.float32)
        for kernels, bias, gain, shift in self.convolutions:
            for start in range(1, count + 1, _BLOCK):
                here = slice(start, min(start + _BLOCK, count + 1))
                size = here.stop - start
                even, odd = given[0, :, here], given[1, :, here]
                before, after = given[1, :, start - 1 : here.stop - 1], given[0, :, start + 1 : here.stop + 1]
                first, second, third, fourth = inputs[:, :, :size]
                np.subtract(before, odd, out=first)
                np.add(even, odd, out=second)
                np.subtract(odd, even, out=third)
                np.subtract(even, after, out=fourth)
                first, second, third, fourth = np.matmul(kernels, inputs[:, :, :size], out=products[:, :, :size])
                second += bias
                first += second
                first += third
                second -= third
                second -= fourth
                for side, sums in enumerate((first, second)):
                    block = taken[side, :, here]
                    block[:] = self._normalised(_largest(sums, self.pieces), gain, shift)
                    block += given[side, :, here]
            given, taken = taken, given
        return given[:, :, 1:-1].transpose(1, 2, 0).reshape(self.width, -1)[:, : len(rows)]

    def _normalised(self, values: Floats, gain: Floats, shift: Floats) -> Floats:
        """Layer normalisation, in place; shape (width, tokens)."""
        values -= np.add.reduce(values, axis=0) / np.float32(self.width)
        deviation = np.add.reduce(values * values, axis=0)
        deviation /= np.float32(self.width)
        deviation += _EPSILON
        values /= np.sqrt(deviation, out=deviation)
        values *= gain
        values += shift
        return values

    def _parse(self, vectors: Floats, places: Ints, lengths: Ints, is_space: npt.NDArray[np.bool_]) -> list[Found]:
        """The entities of each doc, by the moves that the parser would make; tokens are numbered through the batch."""
        weights, bias = self.linear
        tokens = (weights @ vectors)[:, places] + bias
        _, second, third = self.lower_padding
        buffer = self.lower[0] @ tokens
        ends = np.cumsum(lengths)
        is_last = np.zeros(len(places), dtype=np.bool_)
        is_last[ends[lengths > 0] - 1] = True
        scores = self._scores(buffer + second + third)
        scores[~self.allowed] = -np.inf
        scores[np.ix_(self.begins, is_last)] = -np.inf
        scores[np.ix_(~self.outside, is_space)] = -np.inf
        best = scores.argmax(axis=0)
        stops = np.arange(1, len(places) + 1)
        # Where a name would begin, follow it to its end; whether it does begin shows once those before it have ended.
        begun = np.flatnonzero(self.begins[best])
        opening = self.lower[1] @ tokens[:, begun]
        at = begun + 1
        active = np.arange(len(begun))
        while active.size:
            spot = at[active]
            move = best[begun[active]]
            scores = self._scores(buffer[:, spot] + opening[:, active] + self.lower[2] @ tokens[:, spot - 1])
            going_on, ending = self.going_on[move], self.ending[move]
            columns = np.arange(len(active))
            gain = scores[going_on, columns] - scores[ending, columns]
            goes_on = ((gain > 0) | ((gain == 0) & (going_on < ending))) & ~is_last[spot]
            at[active] += 1
            active = active[goes_on]
        stops[begun] = at
        return self._collect(best, stops, ends)

    def _scores(self, sums: Floats) -> Floats:
        """The scores of all moves in states of which the lower layer's sums are given; shape (moves, states)."""
        sums += self.lower_bias
        weights, bias = self.upper
        return cast(Floats, weights @ _largest(sums, len(sums) // weights.shape[1]) + bias)

    def _collect(self, best: Ints, stops: Ints, ends: Ints) -> list[Found]:
        """The entities that the moves draw, from left to right, each behind the one before."""
        named = np.flatnonzero(~self.outside[best])
        doc_of = np.searchsorted(ends, named, side="right")
        found: list[Found] = [[] for _ in range(len(ends))]
        first = [0, *ends.tolist()]
        free = 0
        for doc, start, stop, move in zip(
            doc_of.tolist(), named.tolist(), stops[named].tolist(), best[named].tolist(), strict=True
        ):
            if start >= free:
                free = stop
                found[doc].append((start - first[doc], stop - first[doc], self.moves[move][1]))
        return found


def _convolutions(model: Model[Any, Any]) -> tuple[list[Model[Any, Any]], list[Model[Any, Any]]]:
    """The maxout layers and the normalisations of a recogniser's convolutions, in order."""
    encode = model.get_ref("tok2vec").layers[0].layers[-1]
    return _named(encode, "maxout"), _named(encode, "layernorm")


def _named(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    return [layer for layer in model.walk() if layer.name == name]


def _laid_out(maxout: Model[Any, Any], norm: Model[Any, Any]) -> tuple[Floats, Floats, Floats, Floats]:
    """Weights and bias of a maxout layer, gain and shift of the normalisation behind it, for tokens in columns.

    Pieces first: the maximum of blocks of rows is quicker than one over pieces that lie side by side.
    """
    weights = _weights(maxout, "W").swapaxes(0, 1)
    return (
        np.ascontiguousarray(weights.reshape(-1, weights.shape[-1])),
        _weights(maxout, "b").T.reshape(-1, 1),
        _weights(norm, "G")[:, None],
        _weights(norm, "b")[:, None],
    )


def _of_pairs(kernel: Floats) -> Floats:
    """The four kernels that a convolution over three tokens has for pairs of tokens."""
    left, centre, right = np.split(kernel, 3, axis=1)
    half = np.float32(0.5)
    return np.stack([left, (left + centre + right) * half, (left - centre + right) * half, right])


def _weights(layer: Model[Any, Any], name: str) -> Floats:
    return cast(Floats, layer.get_param(name))


def _largest(values: Floats, pieces: int, axis: int = 0) -> Floats:
    """The maximum over the pieces, which lie in blocks along an axis."""
    first, *others = np.split(values, pieces, axis=axis)
    best = first.copy() if len(others) == 0 else np.maximum(first, others[0])
    for other in others[1:]:
        np.maximum(best, other, out=best)
    return best


def _grown(rows: Floats, size: int) -> Floats:
    if size <= len(rows):
        return rows
    larger = np.zeros((max(size, 2 * len(rows)), rows.shape[1]), dtype=np.float32)
    larger[: len(rows)] = rows
    return larger
