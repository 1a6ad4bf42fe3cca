package care.throughline.platform.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.joda.time.DateTimeUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine, wired by hand: our data source and transaction manager, nothing it could use to run
 * foreign code.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /**
   * After a crash other nodes take a job up when its lease ends; a step has a tenth of that to
   * finish.
   */
  private static final int LEASE_MILLIS = 60_000;

  private static final int LONGEST_WAIT_MILLIS = 5_000;

  @Bean
  @DependsOnDatabaseInitialization
  ProcessEngineFactoryBean processEngine(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      Clock clock,
      ApplicationContext beans,
      ObjectProvider<HumanTaskListener> tasks,
      ObjectProvider<DecisionListener> decisions) {
    // The engine asks Joda for the time; one clock for all keeps rules and timers together.
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
    SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
    engine.setApplicationContext(beans);
    engine.setProcessEngineName("throughline");
    engine.setDataSource(dataSource);
    engine.setTransactionManager(transactionManager);
    engine.setDatabaseType("postgres");
    engine.setDatabaseSchema("camunda");
    engine.setDatabaseTablePrefix("camunda.");
    engine.setDatabaseSchemaUpdate("true");
    engine.setIdGenerator(new StrongUuidGenerator());
    engine.setHistory(ProcessEngineConfigurationImpl.HISTORY_ACTIVITY);
    engine.setMetricsEnabled(false);
    engine.setTaskMetricsEnabled(false);
    engine.setFailedJobRetryTimeCycle("R5/PT1M");
    engine.setJobExecutorActivate(false);
    engine.setJobExecutor(jobExecutor());
    engine.setJobExecutorAcquireByDueDate(true);
    engine.setCustomPostBPMNParseListeners(
        new ArrayList<>(List.of(new HumanTaskParseListener(tasks::getObject))));
    engine.setDmnEngineConfiguration(dmn(decisions));
    close(engine, beans);
    ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
    factory.setProcessEngineConfiguration(engine);
    return factory;
  }

  /** Everything by which a model or a caller could run code of its own is off. */
  private static void close(SpringProcessEngineConfiguration engine, ApplicationContext beans) {
    engine.setExpressionManager(new RestrictedExpressionManager(new StepBeans(beans)));
    engine.setScriptEngineResolver(new NoScripts());
    engine.setArtifactFactory(new NoArtifacts());
    engine.setCmmnEnabled(false);
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setEnableXxeProcessing(false);
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnforceHistoryTimeToLive(true);
    engine.setHistoryCleanupEnabled(false);
  }

  private static DefaultJobExecutor jobExecutor() {
    DefaultJobExecutor executor = new DefaultJobExecutor();
    executor.setCorePoolSize(2);
    executor.setMaxPoolSize(4);
    executor.setQueueSize(8);
    executor.setMaxJobsPerAcquisition(8);
    executor.setLockTimeInMillis(LEASE_MILLIS);
    executor.setWaitTimeInMillis(1_000);
    executor.setMaxWait(LONGEST_WAIT_MILLIS);
    executor.setBackoffTimeInMillis(25);
    return executor;
  }

  private static org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration dmn(
      ObjectProvider<DecisionListener> decisions) {
    var dmn = new org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration();
    dmn.setCustomPostDecisionEvaluationListeners(
        new ArrayList<>(List.of(new DecisionRecorder(decisions::getObject), new ForeseenRules())));
    return dmn;
  }

  @Bean
  ModelShelf modelShelf(ProcessEngine engine) {
    return new ModelShelf(engine);
  }

  @Bean
  PathwayEngine pathwayEngine(ProcessEngine engine, ModelShelf models) {
    return new PathwayEngine(engine, models);
  }

  @Bean
  EngineMessages engineMessages(ProcessEngine engine, ModelShelf models) {
    return new EngineMessages(engine, models);
  }

  @Bean
  ModelClocks modelClocks(ProcessEngine engine) {
    return new ModelClocks(engine);
  }

  @Bean
  EngineTimers engineTimers(ProcessEngine engine) {
    return new EngineTimers(engine);
  }

  @Bean
  DecisionPreview decisionPreview(ProcessEngine engine) {
    return new DecisionPreview(engine);
  }

  @Bean
  EngineCensus engineCensus(ProcessEngine engine) {
    return new EngineCensus(engine);
  }
}
