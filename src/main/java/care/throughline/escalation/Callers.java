package care.throughline.escalation;

import care.throughline.access.Covers;
import care.throughline.access.Site;
import care.throughline.access.StaffMembers;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads who of a site can be called now. */
@Component
class Callers {

  private final StaffMembers staff;
  private final Covers covers;
  private final OnCallRota rota;

  Callers(StaffMembers staff, Covers covers, OnCallRota rota) {
    this.staff = staff;
    this.covers = covers;
    this.rota = rota;
  }

  WhoIsCalled at(Site site, Instant now) {
    return new WhoIsCalled(
        staff.at(site.id()),
        covers.at(site.id()).stream()
            .filter(cover -> cover.on(site.dayOf(now)))
            .collect(Collectors.toMap(cover -> cover.staff(), Function.identity())),
        rota.at(site.id(), now));
  }
}
