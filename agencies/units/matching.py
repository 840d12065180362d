"""Which unit of ours a file's name means: compared, never guessed."""

from search.text import exact, fold

from .names import core_name, kind_and_name


class Provinces:
    """The provinces by name, whatever the kind is called: "TP HCM" is "Thành phố Hồ Chí Minh"."""

    def __init__(self, provinces):
        self._by_name = {core_name(province.name): province for province in provinces}

    def find(self, name):
        """The Province of a name, or None."""
        return self._by_name.get(core_name(name))


class Communes:
    """The communes of each province by their names without kind: first as they are spelt, then folded."""

    def __init__(self, communes):
        self._spelt, self._folded = {}, {}
        for commune in communes:
            proper = kind_and_name(commune.name)[1]
            self._spelt.setdefault((commune.province_id, exact(proper)), []).append(commune)
            self._folded.setdefault((commune.province_id, fold(proper)), []).append(commune)

    def find(self, province, name):
        """(the Commune that alone fits a name without kind or None, whether it is spelt the same)."""
        spelt = self._spelt.get((province.pk, exact(name)), [])
        if spelt:
            return (spelt[0] if len(spelt) == 1 else None), True
        folded = self._folded.get((province.pk, fold(name)), [])
        return (folded[0] if len(folded) == 1 else None), False
