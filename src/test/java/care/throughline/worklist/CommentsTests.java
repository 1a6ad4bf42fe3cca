package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeRecord;
import care.throughline.support.JourneyTest;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mention has one effect: a colleague is told, a role gets an item. */
class CommentsTests extends JourneyTest {

  @Autowired private Comments comments;
  @Autowired private Notices notices;
  @Autowired private WorkItems items;

  private Staff rosa;
  private Staff anneke;
  private Staff samir;
  private WorkItem call;

  @BeforeEach
  void danaIsToBeCalled() {
    rosa = as(CastMember.ROSA);
    anneke = as(CastMember.ANNEKE);
    samir = as(CastMember.SAMIR);
    call = item(refer(), "UserTask_ContactPerson");
  }

  @Test
  void keepsACommentInTheRecordMarkedAsOne() {
    say("Number rings out, try the evening.", rosa);
    assertThat(comments.of(call.id(), anneke))
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.by()).isEqualTo(rosa.name());
              assertThat(comment.words()).isEqualTo("Number rings out, try the evening.");
            });
    assertThat(record.entries(call.episode(), 5))
        .filteredOn(entry -> entry.kind().equals("comment"))
        .extracting(EpisodeRecord.Entry::words)
        .containsExactly("Comment on " + call.name() + ": Number rings out, try the evening.");
  }

  @Test
  void tellsTheColleagueWhoIsNamedAndMakesNoItem() {
    say("Could you try, @Anneke? Thanks.", rosa);
    assertThat(notices.of(anneke))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo("mentioned");
              assertThat(notice.item()).isEqualTo(call.id().value());
              assertThat(notice.seen()).isFalse();
            });
    assertThat(questions()).isEmpty();
  }

  @Test
  void makesOneItemForTheRoleThatIsNamedAndTellsNobodyBesides() {
    UUID comment = say("@coordinator and @anneke: who calls?", rosa);
    assertThat(notices.of(anneke)).isEmpty();
    assertThat(questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.owner()).isNull();
              assertThat(question.roles()).containsExactly("coordinator");
              assertThat(question.dueAt()).isEqualTo(Instant.parse("2027-01-05T15:00:00Z"));
            });
    assertThatThrownBy(() -> comments.answered(call.id(), comment, rosa))
        .isInstanceOf(WorkItemNotYours.class);
    assertThat(questions()).hasSize(1);
    comments.answered(call.id(), comment, anneke);
    comments.answered(call.id(), comment, anneke);
    assertThat(questions()).isEmpty();
  }

  @Test
  void addsTheSameCommentOnceHoweverOftenItIsSent() {
    UUID comment = UUID.randomUUID();
    comments.add(call.id(), comment, "@anneke look", rosa);
    comments.add(call.id(), comment, "@anneke look", rosa);
    assertThat(comments.of(call.id(), rosa)).hasSize(1);
    assertThat(notices.of(anneke)).hasSize(1);
  }

  @Test
  void tellsNobodyTwiceAndNeverOneself() {
    say("@anneke, really, @anneke! Signed @rosa", rosa);
    assertThat(notices.of(anneke)).hasSize(1);
    assertThat(notices.of(rosa)).isEmpty();
  }

  @Test
  void refusesAMentionThatWouldGoNowhereAndTakesAnAddressForNone() {
    assertThatThrownBy(() -> say("@annika please", rosa))
        .isInstanceOf(CommentRefused.class)
        .hasMessageContaining("@annika");
    assertThatThrownBy(() -> say("@lena please", rosa)).isInstanceOf(CommentRefused.class);
    assertThatThrownBy(() -> say("   ", rosa)).isInstanceOf(CommentRefused.class);
    assertThatThrownBy(() -> say("x".repeat(2001), rosa)).isInstanceOf(CommentRefused.class);
    say("Write to dana@anneke.example first", rosa);
    assertThat(notices.of(anneke)).isEmpty();
    assertThat(comments.of(call.id(), rosa)).hasSize(1);
  }

  @Test
  void tellsTheNewestOfVeryManyAndHowManyThereAre() {
    jdbc.sql(
            """
            insert into work_item_comment (id, work_item, written_by, written_at, words)
            select gen_random_uuid(), :item, :by, timestamptz '2027-01-04T15:00:00Z' + make_interval(secs => n), 'Comment ' || n
            from generate_series(1, :many) n""")
        .param("item", call.id().value())
        .param("by", rosa.id().value())
        .param("many", Comments.MOST + 7)
        .update();
    assertThat(comments.of(call.id(), anneke))
        .hasSize(Comments.MOST)
        .extracting(Comments.Comment::words)
        .startsWith("Comment 8")
        .endsWith("Comment " + (Comments.MOST + 7));
    assertThat(comments.total(call.id(), anneke)).isEqualTo(Comments.MOST + 7);
  }

  @Test
  void countsTheNoticesThatAreNotTold() {
    jdbc.sql(
            """
            insert into staff_notice (id, staff, kind, work_item, made_at)
            select gen_random_uuid(), :staff, 'assigned', :item, timestamptz '2027-01-04T15:00:00Z' + make_interval(secs => n)
            from generate_series(1, :many) n""")
        .param("staff", anneke.id().value())
        .param("item", call.id().value())
        .param("many", Notices.LARGEST + 5)
        .update();
    assertThat(notices.of(anneke)).hasSize(Notices.LARGEST);
    assertThat(notices.total(anneke)).isEqualTo(Notices.LARGEST + 5);
    assertThat(notices.unseen(anneke.username())).isEqualTo(Notices.LARGEST + 5);
    assertThat(notices.total(samir)).isZero();
  }

  @Test
  void showsNothingToThoseWhoSeeNobody() {
    Staff lena = as(CastMember.LENA);
    assertThatThrownBy(() -> comments.of(call.id(), lena))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> say("Hello", lena)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void everybodyMarksTheirOwnNoticesOnly() {
    say("@anneke look", rosa);
    UUID notice = notices.of(anneke).get(0).id();
    notices.see(notice, samir);
    assertThat(notices.unseen(anneke.username())).isEqualTo(1);
    notices.see(notice, anneke);
    assertThat(notices.unseen(anneke.username())).isZero();
    clock.stopAt(MONDAY_TEN.plusSeconds(60));
    say("@anneke again", rosa);
    notices.seeAll(samir);
    assertThat(notices.unseen(anneke.username())).isEqualTo(1);
    notices.seeAll(anneke);
    assertThat(notices.unseen(anneke.username())).isZero();
  }

  private UUID say(String words, Staff by) {
    UUID comment = UUID.randomUUID();
    comments.add(call.id(), comment, words, by);
    return comment;
  }

  private List<WorkItem> questions() {
    return jdbc
        .sql("select id from work_item where state = 'open' and page is not null")
        .query(UUID.class)
        .list()
        .stream()
        .map(id -> items.find(new WorkItemId(id), samir).orElseThrow())
        .toList();
  }
}
