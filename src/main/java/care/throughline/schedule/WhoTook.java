package care.throughline.schedule;

import care.throughline.access.StaffMembers;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Names whoever was quicker: the same words at every door where something can be lost. */
@Component
public class WhoTook {

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
    String who =
        Actor.PATHWAY.name().equals(actor)
            ? Texts.of("schedule.taken-by.pathway")
            : Actor.INSTALLATION.name().equals(actor)
                ? Texts.of("schedule.taken-by.installation")
                : staff.called(actor);
    return new TakenBy(who, at, new TimeTexts(clock.instant(), zone).when(at));
  }
}
