/** The figures room's door: pictures as text, each with its sentence and its table. */
export { type AlbumOptions, type AlbumPage, album, albumText, pageSvg } from "./album.ts";
export { boardFigure } from "./board/figure.ts";
export { hospitalsWithOperations } from "./board/lists.ts";
export type { CalibratedAxis, CalibratedData } from "./calibration/data.ts";
export { pairsFigure } from "./calibration/pairs-figure.ts";
export { profilesFigure } from "./calibration/profiles-figure.ts";
export { readCalibrated } from "./calibration/read.ts";
export { pairsStates, profilesStates } from "./calibration/states.ts";
export {
  type CascadeColumn,
  type CascadeCount,
  type CascadeData,
  type CascadeFlow,
  type CascadeFlowKind,
  type CascadeNode,
  type CascadeNodeKind,
  cascadeColumns,
} from "./cascade/data.ts";
export { cascadeFigure } from "./cascade/figure.ts";
export { readCascade } from "./cascade/read.ts";
export { cascadeStates } from "./cascade/states.ts";
export { cascadeStyle } from "./cascade/style.ts";
export {
  elsewhere,
  type Fate,
  fates,
  isPostponement,
  type Status,
  status,
  statusAt,
  statuses,
  statusNumberAt,
  type WeekCases,
} from "./cases/data.ts";
export { casePick, caseText, entriesOfPick } from "./cases/describe.ts";
export {
  type CasePlaces,
  type Grouping,
  groupCases,
  groupingNames,
  groupings,
} from "./cases/groups.ts";
export { attendancesInBulk } from "./cases/in-bulk.ts";
export { CaseIndex, emptyCases, readWeekCases } from "./cases/read.ts";
export type { ConvergenceData, ConvergencePoint } from "./convergence/data.ts";
export { convergenceFigure } from "./convergence/figure.ts";
export { convergenceOf, readConvergence } from "./convergence/read.ts";
export { convergenceStates } from "./convergence/states.ts";
export { dotsFigure } from "./dots/figure.ts";
export { type DotFlow, dotFlow, type ShownKind, shownKinds } from "./dots/flow.ts";
export { columnsFrom, type DotFrame, dotFrame, drawnStatuses } from "./dots/frame.ts";
export { dotSizes, glyph, ringPath } from "./dots/glyphs.ts";
export { countText, groundSvg } from "./dots/marks.ts";
export { type DotPlaces, dotAt, emptyPlaces, isWalkKey, placeDots, walkDots } from "./dots/places.ts";
export { type DotWords, dotWords } from "./dots/words.ts";
export type { EffectMark, EffectRow, EffectsData } from "./effects/data.ts";
export { effectsFigure } from "./effects/figure.ts";
export { effectsStates } from "./effects/states.ts";
export { type FigureState, figureStates, figureStyle } from "./every.ts";
export { type Figure, type FigureTable, figureName } from "./figure.ts";
export { benchesFigure } from "./fridges/benches-figure.ts";
export { type FridgesData, firstBank } from "./fridges/data.ts";
export { fridgeFigure } from "./fridges/fridge-figure.ts";
export { nationalStockFigure } from "./fridges/national-figure.ts";
export { pathwaysFigure } from "./fridges/pathways-figure.ts";
export { readFridges } from "./fridges/read.ts";
export { oNegativeReasonsFigure } from "./fridges/reasons-figure.ts";
export { allBanks } from "./fridges/words.ts";
export type { LinesData } from "./lines/data.ts";
export { linesFigure } from "./lines/figure.ts";
export { linesLayout, timeScale } from "./lines/layout.ts";
export { type LineSource, readLines } from "./lines/read.ts";
export { periodsOf, readSeries, type SeriesRequest, weeksOf } from "./lines/series.ts";
export { valueText, weekText } from "./lines/table.ts";
export { type LineView, linePairs, lineViews, twoTrusts } from "./lines/views.ts";
export {
  type DayMovements,
  type MapData,
  type MapPlace,
  type MapPlaces,
  type MapValues,
  type MovementKind,
  movementKinds,
} from "./map/data.ts";
export { type MapOptions, type MapWords, mapFigure, mapWords } from "./map/figure.ts";
export { flatGeography, type Geography, geographyFiles, noShapes, type Shapes } from "./map/geography.ts";
export { type LegendItem, movingItems, practiceItems, siteItems } from "./map/legend.ts";
export {
  barHalf,
  gateMarks,
  gaugeHeight,
  groundMarks,
  labelMarks,
  type PracticeLook,
  practiceLook,
  practiceMarks,
  siteLook,
  siteMarks,
} from "./map/marks.ts";
export { movingScale, movingSize } from "./map/moving.ts";
export { layOutMap, type MapLayout, mapShape } from "./map/places.ts";
export { buffersOfMovements, MovementIndex, readMap, readMapValues, readMovements } from "./map/read.ts";
export { byBorough, totalOfBoroughs } from "./map/reading.ts";
export { mapStates } from "./map/states.ts";
export { mapStyle } from "./map/style.ts";
export {
  type MapWays,
  movementPick,
  movementText,
  shareAt,
  spotOn,
  underWay,
  underWayOf,
  waysOf,
} from "./map/ways.ts";
export type { MorrisData, MorrisPoint } from "./morris/data.ts";
export { morrisFigure } from "./morris/figure.ts";
export { morrisStates } from "./morris/states.ts";
export type { PairedData } from "./paired/data.ts";
export { pairedFigure } from "./paired/figure.ts";
export { pairedStates } from "./paired/states.ts";
export { type Pick, type PickKind, parsePick, pickKinds, pickText } from "./pick.ts";
export type { PracticeRow, PracticeRows } from "./practices/data.ts";
export { type PracticesOptions, practicesFigure, practicesPicture } from "./practices/figure.ts";
export { dayX, layOutStrips, type StripLayout } from "./practices/layout.ts";
export { clockMark, eachRun, thickness } from "./practices/marks.ts";
export { readPractices } from "./practices/read.ts";
export {
  orderNames,
  type PracticeOrder,
  practiceOrders,
  type StripMeasure,
  stepsOf,
  stripMeasures,
  weekStart,
} from "./practices/rows.ts";
export { practicesStates } from "./practices/states.ts";
export { practicesStyle } from "./practices/style.ts";
export { practiceSays, practicesWords } from "./practices/words.ts";
export {
  type ComparisonNames,
  centralSentences,
  comparisonFigures,
  comparisonParts,
  comparisonSentences,
  matchedSentences,
} from "./report/compare.ts";
export { type ReportFigure, type ReportFile, reportFiles } from "./report/files.ts";
export { type Report, type ReportPart, reportPage } from "./report/page.ts";
export { type CentralOfRun, RunReport, type RunTold } from "./report/run.ts";
export { type Screened, screeningFigure, screeningParts, screeningSentence } from "./report/screening.ts";
export { type StudyTold, studyReport } from "./report/study.ts";
export { standalone } from "./standalone.ts";
export { figureTokens, sharedStyle } from "./style.ts";
export type { TornadoBar, TornadoData, TornadoEnd } from "./tornado/data.ts";
export { tornadoFigure } from "./tornado/figure.ts";
export { tornadoStates } from "./tornado/states.ts";
export type { WarmUpCut, WarmUpData } from "./warm-up/data.ts";
export { cutText, warmUpFigure } from "./warm-up/figure.ts";
export { warmUpStates } from "./warm-up/states.ts";
export type { WhyLink, WhyStripData } from "./why-strip/data.ts";
export { whyStripFigure } from "./why-strip/figure.ts";
export { readWhyStrip, whyLinks } from "./why-strip/read.ts";
export { whyStripStates } from "./why-strip/states.ts";
export { whyStripStyle } from "./why-strip/style.ts";
