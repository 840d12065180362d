"""Draft freely, publish strictly: what a page lacks is named on its field, only when it is being approved."""

from dataclasses import dataclass

from .admin import ApprovedPageForm


@dataclass(frozen=True)
class Problem:
    """What stands against publication, on which field of the form, in the editor's words.

    One that does not block is only told.
    """

    field: str
    message: str
    blocks: bool = True

    def __str__(self):
        return self.message


class StrictPageForm(ApprovedPageForm):
    """The editor of a page that lists its `publication_problems()` and knows whether it `was_published()`."""

    def _post_clean(self):
        """Django fills the instance here: from now on it can be judged as it was typed."""
        super()._post_clean()
        if not self.is_approval():
            return
        wrong = set(self.errors)
        for problem in self._as_typed().publication_problems():
            if problem.field not in wrong:
                self.add_error(problem.field if problem.field in self.fields else None, problem.message)

    def save(self, commit=True):
        """Save; of what was public once only drafts change, so that its address keeps what was approved."""
        return super().save(commit=commit and not (self.instance.pk and self.instance.was_published()))

    def _as_typed(self):
        """The page as it would be saved; nothing is written."""
        for formset in self.formsets.values():
            if formset.is_valid():
                formset.save(commit=False)
        if "tags" in self.cleaned_data:
            self.instance.tags.set(self.cleaned_data["tags"])
        return self.instance
