package care.throughline.notification;

import care.throughline.schedule.SessionsCancelled;
import care.throughline.schedule.SessionsMoved;
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
            (episode, first) ->
                correspondence.toPerson(
                    episode,
                    "sessionsCancelled",
                    "sessionsCancelled:" + cancelled.occasion() + ":" + episode.value(),
                    first.startsAt().atZone(first.zone())));
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
