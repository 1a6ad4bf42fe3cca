package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.AdministrationRefused;
import care.throughline.access.ChangedMeanwhile;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.StaffBrowser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class ViewKeepingTests extends ClinicTest {

  @Autowired private ViewKeeping keeping;
  @Autowired private SavedViews views;
  @LocalServerPort private int port;

  @AfterEach
  void asItWas() {
    jdbc.sql("delete from saved_view").update();
    jdbc.sql("update staff set active = true where username = 'kai'").update();
  }

  private SavedView kept(String name, boolean shared, CastMember by) {
    return views.keep(name, ListAddress.parse("tab=team&urgency=high"), shared, as(by));
  }

  @Test
  void aSharedViewIsRenamedAndSharedNoMoreAndTheSlowerOfTwoLearnsWhoChangedIt() {
    UUID id = kept("High", true, CastMember.SAMIR).id();
    keeping.rename(id, 0, "High first", as(CastMember.SAMIR));
    assertThatThrownBy(() -> keeping.unshare(id, 0, as(CastMember.SAMIR)))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThat(views.of(as(CastMember.ANNEKE)))
        .extracting(SavedView::name)
        .containsExactly("High first");
    keeping.unshare(id, 1, as(CastMember.SAMIR));
    assertThat(views.of(as(CastMember.ANNEKE))).isEmpty();
  }

  @Test
  void aViewOfSomebodyWhoLeftIsTakenOverAndOneOfAColleagueIsNotEvenSeen() {
    UUID id = kept("Mine", false, CastMember.KAI).id();
    assertThat(keeping.at(as(CastMember.SAMIR))).isEmpty();
    assertThatThrownBy(() -> keeping.takeOver(id, 0, as(CastMember.SAMIR)))
        .isInstanceOf(AdministrationRefused.class);
    jdbc.sql("update staff set active = false where username = 'kai'").update();
    assertThat(keeping.at(as(CastMember.SAMIR))).singleElement().matches(ViewKeeping.Kept::left);
    keeping.takeOver(id, 0, as(CastMember.SAMIR));
    assertThat(views.get(id, as(CastMember.SAMIR)).owner()).isEqualTo(as(CastMember.SAMIR).id());
  }

  @Test
  void onlySupervisorsAndDirectorsKeepThemInOrderOnThePage() {
    UUID id = kept("High", true, CastMember.SAMIR).id();
    String path = "/administration/views/" + id;
    Map<String, String> fields = Map.of("version", "0", "name", "");
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    assertThat(samir.get("/administration/views").body()).contains("High", "Samir");
    assertThat(samir.submit(path + "/name", fields).statusCode()).isEqualTo(422);
    for (CastMember member :
        new CastMember[] {CastMember.ANNEKE, CastMember.OLU, CastMember.LENA}) {
      StaffBrowser browser = StaffBrowser.signedIn(port, member);
      assertThat(browser.get("/administration/views").statusCode()).isEqualTo(403);
      for (String act : new String[] {"name", "unsharing", "taking-over", "deletion"}) {
        assertThat(
                browser.submit(path + "/" + act, Map.of("version", "0", "name", "x")).statusCode())
            .as(member + " " + act)
            .isEqualTo(403);
      }
    }
    assertThat(samir.submit(path + "/deletion", fields).body()).contains("The view is deleted.");
  }
}
