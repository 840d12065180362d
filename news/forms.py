"""The editor of an article: free as a draft, strict at publication."""

from core.approval import ApprovedPageForm

from .preflight import problems


class ArticleForm(ApprovedPageForm):
    """Names each thing that stands against publication on its own field, and only then."""

    def _post_clean(self):
        """Django fills the instance here: from now on it can be judged as it was typed."""
        super()._post_clean()
        if not self.is_approval():
            return
        wrong = set(self.errors)
        for problem in problems(self._as_typed()):
            if problem.blocks and problem.field not in wrong:
                self.add_error(problem.field if problem.field in self.fields else None, problem.message)

    def save(self, commit=True):
        """Save; of what was public once only drafts change, so that its address keeps what was approved."""
        return super().save(commit=commit and not (self.instance.pk and self.instance.was_published()))

    def _as_typed(self):
        """The article as it would be saved; nothing is written."""
        for formset in self.formsets.values():
            if formset.is_valid():
                formset.save(commit=False)
        self._save_m2m_in_memory()
        return self.instance

    def _save_m2m_in_memory(self):
        if "tags" in self.cleaned_data:
            self.instance.tags.set(self.cleaned_data["tags"])
