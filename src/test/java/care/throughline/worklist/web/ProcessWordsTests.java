package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessWordsTests {

  @ParameterizedTest
  @CsvSource({
    "iopIntake, Intake",
    "iopMissedSession, Missed session",
    "iopBedSearch, Bed search",
    "rehearsal, rehearsal"
  })
  void readsAProcessIdAsWords(String process, String words) {
    assertThat(ProcessWords.of(process)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'Level 2.1, week 4 of 12', iopProgramme, Programme",
    "Aftercare, iopAftercare,",
    "'Level 2.1, week 12 of 12', iopEpisode,"
  })
  void saysNothingTwiceBesideWhereThePersonStands(
      String where, String process, @Nullable String words) {
    assertThat(ProcessWords.beside(where, process)).isEqualTo(words);
  }
}
