package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Json;
import care.throughline.worklist.WorkItemChange;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Who is told of a change, and what happens to pages that do not keep up. */
final class LiveStreamsTests {

  private static final UUID ITEM = UUID.fromString("0b0b0b0b-1111-4222-8333-444444444444");

  private final Json json = new Json();

  @Test
  void tellsOfAnItemToItsRolesItsHoldersAndSupervisorsOfTheSiteOnly() {
    Staff holder = member("main", Role.PEER);
    WorkItemChange change = changed("main", "coordinator", holder.id());

    assertThat(change.concerns(member("main", Role.COORDINATOR))).isTrue();
    assertThat(change.concerns(member("main", Role.SUPERVISOR))).isTrue();
    assertThat(change.concerns(holder)).isTrue();
    assertThat(change.concerns(member("main", Role.PEER))).isFalse();
    assertThat(change.concerns(member("other", Role.COORDINATOR))).isFalse();
    assertThat(change.concerns(member("other", Role.SUPERVISOR))).isFalse();
    assertThat(change.concerns(member("main", Role.OPERATOR))).isFalse();
  }

  @Test
  void aChangeThatNamesNoItemConcernsEverybodyWhoWorksWithPeopleThere() {
    WorkItemChange many = WorkItemChange.read("{\"site\":\"main\"}", json);

    assertThat(many.concerns(member("main", Role.PEER))).isTrue();
    assertThat(many.concerns(member("main", Role.PATHWAY_ADMIN))).isFalse();
    assertThat(many.concerns(member("other", Role.PEER))).isFalse();
  }

  @Test
  void theOldestPageOfAReaderWithTooManyGivesWay() {
    LiveStreams streams = new LiveStreams(json);
    Staff reader = member("main", Role.COORDINATOR);
    MockHttpSession first = new MockHttpSession();
    streams.open(reader, first);
    for (int tab = 1; tab < LiveStreams.MOST_OF_READER; tab++) {
      assertThat(streams.open(reader, null)).isPresent();
    }

    assertThat(streams.open(reader, null)).isPresent();
    assertThat(streams.count()).isEqualTo(LiveStreams.MOST_OF_READER);
    first.invalidate();
    streams.round();
    assertThat(streams.count()).isEqualTo(LiveStreams.MOST_OF_READER);
    streams.close();
  }

  @Test
  void opensNoStreamWhileTheNodeStops() {
    LiveStreams streams = new LiveStreams(json);
    streams.open(member("main", Role.COORDINATOR), null);
    streams.close();
    assertThat(streams.open(member("main", Role.COORDINATOR), null)).isEmpty();
    assertThat(streams.count()).isZero();
  }

  @Test
  void endsTheStreamOfWhoeverSignedOut() {
    LiveStreams streams = new LiveStreams(json);
    MockHttpSession session = new MockHttpSession();
    streams.open(member("main", Role.COORDINATOR), session);
    streams.round();
    assertThat(streams.count()).isEqualTo(1);

    session.invalidate();
    streams.round();
    assertThat(streams.count()).isZero();
    streams.close();
  }

  @Test
  void letsGoOfAPageThatDoesNotKeepUp() {
    Queue<Runnable> never = new ArrayDeque<>();
    LiveStream stream =
        new LiveStream(1, member("main", Role.PEER), null, new SseEmitter(), never::add);
    LiveStream.Line line = new LiveStream.Line("item", ITEM + " 2");
    for (int told = 0; told < LiveStream.LONGEST_QUEUE; told++) {
      assertThat(stream.offer(line)).isTrue();
    }

    assertThat(stream.offer(line)).isFalse();
    assertThat(stream.offer(line)).isFalse();
    assertThat(never).hasSize(1);
  }

  private WorkItemChange changed(String site, String role, StaffId holder) {
    return WorkItemChange.read(
        "{\"id\":\"%s\",\"version\":2,\"site\":\"%s\",\"roles\":[\"%s\"],\"owners\":[\"%s\"]}"
            .formatted(ITEM, site, role, holder.value()),
        json);
  }

  private static Staff member(String site, Role role) {
    return new Staff(new StaffId(UUID.randomUUID()), "someone", "Some One", site, Set.of(role));
  }
}
