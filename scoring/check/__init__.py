"""What is wrong in meaning: across files, in rules, in texts."""

from __future__ import annotations

from scoring.check.benchmarks import check_benchmark
from scoring.check.campaign import check_campaign
from scoring.check.corrections import check_corrections
from scoring.check.editions import check_edition
from scoring.check.fates import check_fates
from scoring.check.frameworks import check_framework
from scoring.check.recommendations import check_recommendations
from scoring.check.records import check_country, check_published, check_sources, check_treaties
from scoring.check.replies import check_reply
from scoring.check.reviews import check_reviews
from scoring.check.terms import forget_words
from scoring.check.texts import check_card_texts, check_framework_texts
from scoring.check.told import check_told
from scoring.check.world import check_facts, check_tiles
from scoring.problems import Problems
from scoring.rank.standings import standings
from scoring.read.words import check_words
from scoring.read.workspace import Loaded


def check(loaded: Loaded) -> Problems:
    """Every problem of a workspace: those met in reading and those of meaning.

    What reading could not use was reported there; items that refer to it are not blamed for it. Texts
    are held against the figures only where nothing is wrong with the evidence behind them.
    """
    problems = Problems(list(loaded.problems))
    forget_words()
    check_words(loaded, problems)
    workspace = loaded.workspace
    for framework in workspace.frameworks.values():
        check_framework(framework, loaded, problems)
    check_treaties(loaded, problems)
    for country in workspace.countries.values():
        check_country(country, loaded, problems)
    for edition in workspace.editions.values():
        check_edition(edition, loaded, problems)
    check_reviews(loaded, problems)
    check_corrections(loaded, problems)
    for published in workspace.published.values():
        check_published(published, loaded, problems)
    for benchmark in workspace.benchmarks.values():
        check_benchmark(benchmark, loaded, problems)
    if workspace.tiles:
        check_tiles(workspace.tiles, loaded, problems)
    check_facts(loaded, problems)
    check_told(loaded, problems)
    check_campaign(loaded, problems)
    gradable = not problems.failed()
    for framework in workspace.frameworks.values():
        check_framework_texts(framework, loaded, problems)
    by_edition = {
        key: standings(workspace, workspace.frameworks[key[1]], key[0])
        for key in {(edition.id, edition.framework) for edition in workspace.editions.values()}
        if gradable
    }
    for edition in workspace.editions.values():
        check_card_texts(edition, loaded, by_edition.get((edition.id, edition.framework)), problems)
        check_fates(edition, loaded, problems)
        check_reply(edition, loaded, problems)
    for code in workspace.recommendations:
        check_recommendations(code, loaded, problems)
    check_sources(loaded, problems)
    return problems
