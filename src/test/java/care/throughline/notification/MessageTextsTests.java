package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.AdministrationRefused;
import care.throughline.access.ChangedMeanwhile;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.StaffBrowser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class MessageTextsTests extends ClinicTest {

  private static final String MISSED = "missedYou";

  @Autowired private MessageTexts texts;
  @LocalServerPort private int port;

  @AfterEach
  void asShipped() {
    jdbc.sql("delete from message_text").update();
  }

  private MessageTexts.Wording wording(String body) {
    return new MessageTexts.Wording("Please call us", body, "");
  }

  private MessageTexts.Version proposed(String body) {
    return texts.propose(MISSED, "en", wording(body), shipped(), as(CastMember.LENA));
  }

  private int shipped() {
    return texts.get(MISSED, "en", as(CastMember.LENA)).version();
  }

  @Test
  void aNewWordingCountsOnlyAfterSomebodyElseReviewedItForPrivacy() {
    Staff ines = as(CastMember.INES);
    MessageTexts.Version version = proposed("Please ring us at {{phone}}.");
    assertThat(texts.inForce(MISSED, "en").body()).contains("We missed you");
    texts.approve(version.id(), ines);
    assertThat(texts.inForce(MISSED, "en").body()).isEqualTo("Please ring us at {{phone}}.");
    assertThat(texts.inForce(MISSED, "en").version()).isEqualTo(2);
    assertThat(texts.inForce(MISSED, "fr").body())
        .as("in place of a missing language")
        .contains("ring us");

    MessageTexts.Version own = texts.propose(MISSED, "en", wording("Do call {{phone}}."), 2, ines);
    assertThatThrownBy(() -> texts.approve(own.id(), ines))
        .isInstanceOf(AdministrationRefused.class)
        .hasMessageContaining("another privacy officer");
    assertThatThrownBy(() -> texts.approve(own.id(), as(CastMember.LENA)))
        .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
    assertThat(texts.inForce(MISSED, "en").version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your therapy is waiting. {{phone}}",
        "Come back to the clinic: {{phone}}",
        "Su tratamiento sigue. Llame al {{phone}}",
        "See www.example.org or {{phone}}",
        "{{name}}, please call {{phone}}",
        "We missed you on {{date}}. Call {{phone}}",
        ""
      })
  void whatShowsThatSomebodyIsInCareIsRefusedWhenProposed(String body) {
    assertThatThrownBy(() -> proposed(body)).isInstanceOf(AdministrationRefused.class);
    assertThat(texts.proposed(as(CastMember.INES))).isEmpty();
  }

  @Test
  void aMessageWithADateNeedsAPlainTextForWhenItIsNotKnown() {
    int version = texts.get("appointmentConfirmed", "en", as(CastMember.LENA)).version();
    assertThatThrownBy(
            () ->
                texts.propose(
                    "appointmentConfirmed",
                    "en",
                    wording("See you on {{date}} at {{time}}. {{phone}}"),
                    version,
                    as(CastMember.LENA)))
        .hasMessageContaining("plain text");
  }

  @Test
  void ofTwoProposalsTheSecondLearnsWhoWasQuicker() {
    proposed("Please ring us at {{phone}}.");
    assertThatThrownBy(
            () ->
                texts.propose(
                    MISSED, "en", wording("Call {{phone}}."), shipped(), as(CastMember.SAMIR)))
        .isInstanceOfSatisfying(
            ChangedMeanwhile.class, quicker -> assertThat(quicker.by()).isEqualTo("Lena Vogt"));
  }

  @Test
  void aReviewedVersionWaitsNoLongerAndARefusedOneChangesNothing() {
    MessageTexts.Version version = proposed("Please ring us at {{phone}}.");
    texts.refuse(version.id(), "Too blunt", as(CastMember.INES));
    assertThatThrownBy(() -> texts.approve(version.id(), as(CastMember.INES)))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThat(texts.inForce(MISSED, "en").body()).contains("We missed you");
    assertThat(proposed("Call {{phone}}.").version()).isEqualTo(version.version() + 1);
  }

  @Test
  void thePagesPreviewProposeAndReviewAndKeepWhatIsRefused() {
    String path = "/administration/message-texts/missedYou/en";
    StaffBrowser lena = StaffBrowser.signedIn(port, CastMember.LENA);
    Map<String, String> fields =
        Map.of("subject", "Please call", "body", "Ring {{phone}} soon.", "version", "1");
    assertThat(lena.submit(path, with(fields, "act", "preview")).body())
        .contains("Ring (555) 010-0100 soon.");
    var refused =
        lena.submit(
            path,
            with(with(fields, "act", "propose"), "body", "Your therapist says call {{phone}}"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Your therapist says call");
    assertThat(lena.submit(path, with(fields, "act", "propose")).body())
        .contains("Proposed. It counts when", "Take my proposal back");
    var id = texts.proposed(as(CastMember.INES)).get(0).id();
    String approval = "/administration/message-texts/versions/" + id + "/approval";
    Map<String, String> where = Map.of("name", MISSED, "language", "en");
    assertThat(lena.submit(approval, where).statusCode()).isEqualTo(403);
    assertThat(StaffBrowser.signedIn(port, CastMember.INES).submit(approval, where).body())
        .contains("It counts from now on", "Own version 2");
    assertThat(StaffBrowser.signedIn(port, CastMember.ANNEKE).get(path).statusCode())
        .isEqualTo(403);
    assertThat(StaffBrowser.signedIn(port, CastMember.OLU).get(path).statusCode()).isEqualTo(403);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> all = new java.util.HashMap<>(fields);
    all.put(name, value);
    return all;
  }
}
