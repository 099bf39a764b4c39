"""Results as data, to be made: a folder for each edition, and a file for each country."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.data.coinr import coinr_files
from scoring.publish.data.documents import as_json, country_document, results_document, schema
from scoring.publish.data.package import package_files
from scoring.publish.data.records import country_records
from scoring.publish.data.results import Results
from scoring.publish.data.workbook import workbook
from scoring.publish.kinds import Order
from scoring.publish.products import Made, Product

FOLDER = "data"
SAID = "results as data"
SOURCE_LANGUAGE = "en"


def data_products(order: Order) -> Iterator[Product]:
    """All countries of each edition that the order names, and everything on each country that it names."""
    folder = order.output / FOLDER
    editions = dict.fromkeys((card.framework.id, card.edition) for card in order.cards)
    for framework, edition in editions:
        yield edition_product(order, framework, edition, folder / framework / edition)
    countries = sorted({card.country for card in order.cards})
    yield countries_product(order.workspace, countries, folder / "countries")


def edition_product(order: Order, framework: str, edition: str, folder: Path) -> Product:
    """Everything on an edition; the workbook in each language that is asked for."""

    def results_in(workspace: Workspace) -> Results:
        return Results(workspace, workspace.frameworks[framework], edition)

    def make() -> Made:
        results = results_in(order.workspace)
        files = {**package_files(results), **documents(results)}
        files |= {f"coinr/{name}": content for name, content in coinr_files(results).items()}
        for language in order.languages:
            files[workbook_name(results, language)] = workbook(results_in(order.space(language)), language)
        return Made({folder / name: content for name, content in files.items()}, SAID)

    return Product(f"the data of {framework} {edition}", make)


def documents(results: Results) -> dict[str, bytes]:
    return {
        "results.json": as_json(results_document(results)),
        "results.schema.json": as_json(schema("results")),
    }


def workbook_name(results: Results, language: Language) -> str:
    """The workbook's name tells its language, unless it is English like all other data."""
    end = "" if language.code == SOURCE_LANGUAGE else f"-{language.code}"
    return f"{results.framework.id}-{results.edition}{end}.xlsx"


def countries_product(workspace: Workspace, countries: list[str], folder: Path) -> Product:
    def make() -> Made:
        files = {folder / "country.schema.json": as_json(schema("country"))}
        for country, document in country_documents(workspace, countries).items():
            files[folder / f"{country}.json"] = document
        return Made(files, SAID)

    return Product("the data of the countries", make)


def country_documents(workspace: Workspace, countries: list[str]) -> dict[str, bytes]:
    """The documents of countries, whatever edition is asked for: they hold all their editions."""
    given: dict[str, list[tuple[Results, dict[str, object]]]] = {country: [] for country in countries}
    for framework, edition in _editions(workspace):
        results = Results(workspace, framework, edition)
        records = country_records(results)
        for country in countries:
            if (country, edition, framework.id) in workspace.editions:
                given[country].append((results, records[country]))
    return {country: as_json(country_document(country, editions)) for country, editions in given.items()}


def _editions(workspace: Workspace) -> Iterator[tuple[Framework, str]]:
    for id_ in sorted(workspace.frameworks):
        for edition in workspace.edition_ids(id_):
            yield workspace.frameworks[id_], edition
