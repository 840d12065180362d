"""The demo's drawn pictures: every scene that an article names is there, whole, and the same each time."""

from io import BytesIO

import pytest
from PIL import Image

from home.demo.pictures import SCENES, draw
from home.demo.records import articles


def named():
    """The scenes that the articles name."""
    for article in articles():
        yield article["photo"]["scene"]
        for block in article["body"]:
            yield from (photo["scene"] for photo in block.get("photos", ()))
            if block["type"] == "photo":
                yield block["scene"]


def test_every_scene_that_an_article_names_is_drawn():
    assert set(named()) <= SCENES.keys()
    assert len(SCENES) >= 16


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_a_jpeg_of_a_page_s_width_that_a_slow_network_can_carry(scene):
    data = draw(scene)
    picture = Image.open(BytesIO(data))
    assert (picture.format, picture.size) == ("JPEG", (1600, 1000))
    assert len(data) < 150_000


def test_a_scene_is_drawn_the_same_each_time_and_unlike_the_others():
    assert draw("flood") == draw("flood")
    assert len({draw(scene) for scene in SCENES}) == len(SCENES)


def test_a_scene_that_nobody_draws_says_so():
    with pytest.raises(KeyError):
        draw("moon")
