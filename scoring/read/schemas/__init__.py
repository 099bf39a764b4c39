"""The layout of every YAML file: one class a file, whose descriptions editors show as hover text."""

from scoring.read.schemas.base import FileSchema
from scoring.read.schemas.benchmark import BenchmarkFile
from scoring.read.schemas.campaign import CampaignFile
from scoring.read.schemas.corrections import CorrectionsFile
from scoring.read.schemas.country import CountryFile, SourcesFile, TreatiesFile
from scoring.read.schemas.evidence import EvidenceFile
from scoring.read.schemas.framework import FrameworkFile
from scoring.read.schemas.framework_texts import FrameworkTextsFile
from scoring.read.schemas.indicator import CasesFile, IndicatorFile
from scoring.read.schemas.language import LanguageFile, OverlayFile
from scoring.read.schemas.published import PublishedFile
from scoring.read.schemas.recommendations import RecommendationsFile
from scoring.read.schemas.replies import ReplyFile
from scoring.read.schemas.reviews import ReviewersFile, ReviewFile
from scoring.read.schemas.texts import CallsFile, TextsFile
from scoring.read.schemas.words import WordsFile
from scoring.read.schemas.world import FactsFile, TilesFile

SCHEMAS: dict[str, type[FileSchema]] = {
    "framework": FrameworkFile,
    "framework-texts": FrameworkTextsFile,
    "indicator": IndicatorFile,
    "cases": CasesFile,
    "treaties": TreatiesFile,
    "sources": SourcesFile,
    "country": CountryFile,
    "evidence": EvidenceFile,
    "texts": TextsFile,
    "calls": CallsFile,
    "recommendations": RecommendationsFile,
    "review": ReviewFile,
    "reviewers": ReviewersFile,
    "corrections": CorrectionsFile,
    "reply": ReplyFile,
    "published": PublishedFile,
    "benchmark": BenchmarkFile,
    "language": LanguageFile,
    "overlay": OverlayFile,
    "tiles": TilesFile,
    "global-facts": FactsFile,
    "campaign": CampaignFile,
    "words": WordsFile,
}
"""The schemas by the name under which ``cards schema`` writes them."""

__all__ = [
    "SCHEMAS",
    "BenchmarkFile",
    "CallsFile",
    "CampaignFile",
    "CasesFile",
    "CorrectionsFile",
    "CountryFile",
    "EvidenceFile",
    "FactsFile",
    "FileSchema",
    "FrameworkFile",
    "FrameworkTextsFile",
    "IndicatorFile",
    "LanguageFile",
    "OverlayFile",
    "PublishedFile",
    "RecommendationsFile",
    "ReplyFile",
    "ReviewFile",
    "ReviewersFile",
    "SourcesFile",
    "TextsFile",
    "TilesFile",
    "TreatiesFile",
    "WordsFile",
]
