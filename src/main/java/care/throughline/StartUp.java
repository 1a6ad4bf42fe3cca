package care.throughline;

import care.throughline.access.HomeSite;
import care.throughline.demo.DemoClinic;
import care.throughline.pathway.ShippedPathways;
import care.throughline.platform.Background;
import care.throughline.platform.engine.EngineTimers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the clinic up in order, before the first request is let in: site, pathway, demo, then
 * timers and background work.
 */
@Component
final class StartUp implements SmartLifecycle {

  private final HomeSite site;
  private final ShippedPathways pathways;
  private final ObjectProvider<DemoClinic> demo;
  private final EngineTimers timers;
  private final Background background;
  private final boolean executor;
  private volatile boolean running;

  StartUp(
      HomeSite site,
      ShippedPathways pathways,
      ObjectProvider<DemoClinic> demo,
      EngineTimers timers,
      Background background,
      @Value("${throughline.engine.executor}") boolean executor) {
    this.site = site;
    this.pathways = pathways;
    this.demo = demo;
    this.timers = timers;
    this.background = background;
    this.executor = executor;
  }

  @Override
  public void start() {
    site.setUp();
    pathways.install();
    demo.ifAvailable(DemoClinic::setUpOnce);
    if (executor) {
      timers.startExecutor();
      background.start();
    }
    running = true;
  }

  @Override
  public void stop() {
    if (executor) {
      timers.stopExecutor();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server begins to listen, and stopped after it. */
  @Override
  public int getPhase() {
    return 0;
  }
}
