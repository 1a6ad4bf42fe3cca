package care.throughline.schedule;

import care.throughline.access.StaffMembers;
import care.throughline.platform.Actor;
import care.throughline.platform.web.TimeTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Names whoever was quicker: the same words at every door where something can be lost. */
@Component
public class WhoTook {

  private static final Set<Actor> NO_HUMAN = Set.of(Actor.PATHWAY, Actor.INSTALLATION);

  private final Clock clock;
  private final StaffMembers staff;

  WhoTook(Clock clock, StaffMembers staff) {
    this.clock = clock;
    this.staff = staff;
  }

  /**
   * Whoever that was.
   *
   * @param actor name of an {@link Actor}
   * @param zone in which the moment is told
   */
  public TakenBy named(String actor, Instant at, ZoneId zone) {
    String who = NO_HUMAN.contains(new Actor(actor)) ? "The " + actor : staff.called(actor);
    return new TakenBy(who, at, new TimeTexts(clock.instant(), zone).when(at));
  }
}
