package care.throughline.notification;

import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionsCancelled;
import care.throughline.schedule.SessionsMoved;
import java.time.ZonedDateTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Everybody whose sessions the programme moved or cancelled is told once, in neutral words. */
@Component
final class TellOfChangedSessions {

  private final Correspondence correspondence;

  TellOfChangedSessions(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  @EventListener
  void on(SessionsCancelled cancelled) {
    cancelled
        .people()
        .forEach(
            (episode, first) -> {
              String occurrence =
                  "sessionsCancelled:" + cancelled.occasion() + ":" + episode.value();
              ZonedDateTime at = first.startsAt().atZone(first.zone());
              SessionRow last = cancelled.last().getOrDefault(episode, first);
              if (last.day().equals(first.day())) {
                correspondence.toPerson(episode, "sessionsCancelled", occurrence, at);
              } else {
                correspondence.toPerson(
                    episode,
                    "severalSessionsCancelled",
                    occurrence,
                    at,
                    last.startsAt().atZone(last.zone()));
              }
            });
  }

  @EventListener
  void on(SessionsMoved moved) {
    moved
        .people()
        .forEach(
            (episode, session) ->
                correspondence.toPerson(
                    episode,
                    "appointmentConfirmed",
                    "sessionsMoved:" + moved.occasion() + ":" + episode.value(),
                    session.startsAt().atZone(session.zone())));
  }
}
