"""LaTeX in a text is shown as Unicode; a text without it is never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.text.latex_shown import shown


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (r"a 2$\times$ speed-up", "a 2× speed-up"),
        (r"1024$\times$1024 video", "1024×1024 video"),
        (r"$\mu$P and $\infty$Bench", "μP and ∞Bench"),
        (r"costs $O(N^2)$", "costs O(N²)"),
        (r"$\Delta \mathbf{w}_t = \eta_t$", "Δwₜ = ηₜ"),
        (r"$W_K^T$", "W_Kᵀ"),
        (r"$B_\mathrm{crit} \propto \frac{1}{\sqrt{T+1}}$", "B_crit ∝ 1/(√(T+1))"),
        (r"$\mathcal{O}(1/\sqrt{T})$", "O(1/√T)"),
        (r"$x \in \mathbb{R}^n$", "x ∈ ℝⁿ"),
        (r"$\hat{y}$", "ŷ"),
        (r"$\eta \propto \sqrt{T}$", "η ∝ √T"),
        (r"\textbf{with $2{\sim}3\times$ less}", "with 2~3× less"),
        (r"$\|A\|^2$", "‖A‖²"),
        (r"\textbf{bold \emph{both}} and 5\% \& more", "bold both and 5% & more"),
        (r"\href{https://example.org}{code}", "code (https://example.org)"),
        (r"``quoted'' with 10\% -- and 3--5", "“quoted” with 10% – and 3–5"),
        (r"\textasciitilde42 hours", "~42 hours"),
    ],
)
def test_what_is_surely_latex_is_shown_as_unicode(written: str, seen: str) -> None:
    assert shown(written) == seen


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $10, or US$5 and US$7",
        "입력에 $0.15, 출력에 $0.60",
        "about ~10x, R&D, a_b, 2^10 and --flag",
        "$HOME or $PATH",
        r"\ours improves on \cite{someone}",
        r"$\ours$ and $a_{$",
        r"from $a formula is opened and never a second$ one",
        "an unclosed $",
        "100% \\",
    ],
)
def test_what_is_not_surely_latex_stays_as_written(text: str) -> None:
    assert shown(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="\\$`", exclude_categories=["Cs"])))
def test_a_text_without_latex_is_never_changed(text: str) -> None:
    assert shown(text) == text


@given(st.text(alphabet="\\{}$^_abfrac sqt12`'-~%"))
def test_whatever_is_written_is_shown(text: str) -> None:
    assert isinstance(shown(text), str)
