package care.throughline.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.throughline.interop.Bundles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTests {

  private final BundleReader reader = new BundleReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
        "{\"resourceType\": \"Bundle\", \"entry\": [}",
        "{\"resourceType\": \"Bundle\"} {",
        "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"Nonsense\"}}]} trailing"
      })
  void refusesWhatIsNoJson(String text) {
    assertRefused(text, text.isBlank() ? Refusal.NOT_FHIR : Refusal.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"file\": \"a\"}]",
        "{\"a\": {\"resourceType\": \"Bundle\"}}",
        "\"Bundle\"",
        "{\"resourceType\": 7}"
      })
  void refusesJsonThatIsNoResource(String text) {
    assertRefused(text, Refusal.NOT_FHIR);
  }

  @Test
  void refusesAnotherResource() {
    assertRefused("{\"resourceType\": \"Patient\"}", Refusal.NOT_A_BUNDLE);
  }

  @Test
  void refusesWhatIsNested() {
    assertRefused(
        "{\"resourceType\": \"Bundle\", \"entry\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}",
        Refusal.UNREADABLE);
  }

  @Test
  void refusesOtherCharsets() {
    byte[] bytes = Bundles.referral().json().getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(BundleRefused.class)
        .isThrownBy(() -> reader.read(new ByteArrayInputStream(bytes)));
  }

  @Test
  void readsWithByteOrderMark() throws IOException {
    assertThat(reader.read(new Bundles("\uFEFF" + Bundles.referral().json()).stream()).getEntry())
        .hasSize(4);
  }

  @Test
  void stopsReadingWhatIsTooLarge() {
    AtomicLong given = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            given.incrementAndGet();
            return ' ';
          }
        };
    assertThatExceptionOfType(BundleRefused.class)
        .isThrownBy(() -> reader.read(endless))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TOO_LARGE));
    assertThat(given.get()).isEqualTo(BundleReader.LARGEST_BYTES + 1L);
  }

  @Test
  void aWrongValueSomewhereDoesNotKeepThePersonOut() throws IOException {
    Bundles odd =
        Bundles.referral()
            .and(
                "{\"resourceType\": \"Observation\", \"status\": \"sort of\", \"issued\": \"yesterday\", \"unknownField\": {\"a\": 1}}");
    assertThat(reader.read(odd.stream()).getEntry()).hasSize(5);
  }

  private void assertRefused(String text, Refusal refusal) {
    assertThatExceptionOfType(BundleRefused.class)
        .isThrownBy(() -> reader.read(new Bundles(text).stream()))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal))
        .satisfies(refused -> assertThat(refused).hasMessage(refusal.words()).hasNoCause());
  }
}
