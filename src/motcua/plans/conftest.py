"""Those of the department whom a plan concerns."""

import pytest

from motcua.people.builders import an_actor

BRANCH, OTHER = "SNN-CCTTBVTV", "SNN-CCCNTY"


@pytest.fixture
def who(province):
    """Those of the department whom a plan concerns."""

    class Who:
        office = an_actor("ks.so", ("control", "SNN-VP"))
        director = an_actor("gd.so", ("leader", "SNN"))
        head = an_actor("ct.ttbvtv", ("head", BRANCH))
        officer = an_actor("cv.ttbvtv", ("officer", BRANCH))
        elsewhere = an_actor("ct.cnty", ("head", OTHER))
        district = an_actor("tp.huyen", ("head", "D213-NN"))
        administrator = an_actor("qt.so", ("administrator", "SNN"))

    return Who
