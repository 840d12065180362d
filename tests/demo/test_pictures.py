"""The demo's pictures: every scene that an article names is there, whole, and small."""

import pytest
from PIL import Image

from demo.pictures import TITLES, picture_file
from demo.records import FOLDER, articles


def named():
    """The scenes that the articles name."""
    for article in articles():
        yield article["photo"]["scene"]
        for block in article["body"]:
            yield from (photo["scene"] for photo in block.get("photos", ()))
            if block["type"] == "photo":
                yield block["scene"]


def test_every_scene_that_an_article_names_has_a_picture_and_every_picture_a_scene():
    assert set(named()) <= TITLES.keys()
    assert len(TITLES) >= 16
    assert set((FOLDER / "pictures").iterdir()) == {picture_file(scene) for scene in TITLES}


@pytest.mark.parametrize("scene", sorted(TITLES))
def test_a_picture_is_of_a_page_s_width_and_small(scene):
    path = picture_file(scene)
    picture = Image.open(path)
    picture.load()
    assert (picture.format, picture.size) == ("WEBP", (1600, 1000))
    assert path.stat().st_size <= 30_000


def test_no_two_pictures_are_the_same():
    assert len({picture_file(scene).read_bytes() for scene in TITLES}) == len(TITLES)


def test_a_scene_that_there_is_not_says_so():
    with pytest.raises(KeyError):
        picture_file("moon")
