package care.throughline.platform.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;

/**
 * The engine's waiting jobs: started in the background in production, run one by one where a
 * journey is played.
 */
public final class EngineTimers {

  private final ProcessEngine engine;

  EngineTimers(ProcessEngine engine) {
    this.engine = engine;
  }

  /** Lets the engine run due jobs by itself from now on. Calling it twice is harmless. */
  public void startExecutor() {
    executor().start();
  }

  /** Stops it; jobs under way finish. */
  public void stopExecutor() {
    executor().shutdown();
  }

  /** True while the engine runs due jobs by itself. */
  public boolean executorActive() {
    return executor().isActive();
  }

  /** When the next job is due; empty when none waits. */
  public Optional<Instant> nextDueAt() {
    return engine
        .getManagementService()
        .createJobQuery()
        .active()
        .withRetriesLeft()
        .orderByJobDuedate()
        .asc()
        .listPage(0, 1)
        .stream()
        .map(Job::getDuedate)
        .map(due -> due == null ? Instant.EPOCH : due.toInstant())
        .findFirst();
  }

  /**
   * Runs the jobs that are due by the engine's clock, earliest first, in the calling thread.
   *
   * @return how many ran
   */
  public int runDue(int limit) {
    List<Job> due =
        engine
            .getManagementService()
            .createJobQuery()
            .active()
            .executable()
            .orderByJobDuedate()
            .asc()
            .listPage(0, limit);
    due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    return due.size();
  }

  /** When the timers of an episode are due, by element id. */
  public List<Instant> dueOf(java.util.UUID episode) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(episode.toString())
        .list()
        .stream()
        .flatMap(
            instance ->
                engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .list()
                    .stream())
        .map(Job::getDuedate)
        .map(Date::toInstant)
        .sorted()
        .toList();
  }

  /** How many jobs have used up their retries and wait for a human. */
  public long failed() {
    return engine.getManagementService().createJobQuery().noRetriesLeft().count();
  }

  private org.camunda.bpm.engine.impl.jobexecutor.JobExecutor executor() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor();
  }
}
