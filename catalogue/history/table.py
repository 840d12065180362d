"""Which leaves of the national record the history shows, and how; a leaf that no section names is hidden.

Hidden are ids, codes and states of the national portal, files and where they lie, moments of its own keeping, words
that another leaf says again, and truth values that mean nothing to citizens. A test names every leaf of the mapping.
"""

import re

from django.utils.translation import gettext_lazy as _

from catalogue import phrases

from .sections.methods import Methods
from .sections.names import Acts, Names, Services
from .sections.papers import Papers
from .sections.values import Decision, Returns, Steps, Text, Tiers, YesNo

_TIERS = {"isMinistry": "ministry", "isProvince": "province", "isWard": "commune", "isOtherAgency": "other"}

# The field under which the sync notes that a procedure was withdrawn: no leaf of the record, and always shown.
WITHDRAWN = "withdrawn"

SECTIONS = (
    Text(_("name of the procedure"), "name"),
    Methods(),
    Papers(),
    Services(_("case when filing online"), ("cases",)),
    YesNo(_("whole procedure online"), "isFullProcess"),
    YesNo(_("filing at any office"), "isNonTerritorial"),
    Text(_("receiving address"), "dossierReceivingAddresses"),
    Text(_("conditions"), "requirementsAndConditions"),
    Names(_("result"), ("resultsDetails",)),
    Returns(),
    Steps(),
    Names(_("whom it is for"), ("subjectTypesDetails",)),
    Names(_("agency that carries it out"), ("departmentsExecuting", "unitGroupsExecuting")),
    Names(_("competent agency"), ("departmentsAuthority", "unitGroupsAuthority")),
    Names(_("authorised agency"), ("departmentsAuthorized", "unitGroupsAuthorized")),
    Names(_("coordinating agency"), ("departmentsCoordinating", "unitGroupsCoordinating")),
    Tiers(_("tier that handles it"), {key: phrases.TIERS[tier] for key, tier in _TIERS.items()}),
    Names(_("area"), ("categoriesDetails",), is_single=True),
    Text(_("note"), "note"),
    Acts(_("legal basis"), ("legalBasisesDetails",)),
    Decision(),
)
SHOWN = frozenset(leaf for section in SECTIONS for leaf in section.leaves)
# The same for the database: paths of shown leaves, items by any name.
_PATHS = [re.escape(leaf).replace(r"\[\]", r"\[.*\]") for leaf in sorted(SHOWN)]
PATTERN = f"^({'|'.join([*_PATHS, WITHDRAWN])})$"
