package care.throughline.notification;

import care.throughline.schedule.SessionsCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Everybody whose sessions the programme cancelled is told once, in neutral words. */
@Component
final class TellOfCancelledSessions {

  private final Correspondence correspondence;

  TellOfCancelledSessions(Correspondence correspondence) {
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
}
