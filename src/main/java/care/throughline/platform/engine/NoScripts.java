package care.throughline.platform.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Refuses every scripting language. Decision tables do not need one: FEEL has its own engine. */
final class NoScripts implements ScriptEngineResolver {

  @Override
  public void addScriptEngineFactory(javax.script.ScriptEngineFactory factory) {
    // Nothing is ever resolved, so nothing is kept.
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    throw refusal();
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    throw refusal();
  }

  private static ProcessEngineException refusal() {
    return new ProcessEngineException(
        "Scripts do not run in Throughline: use a step of the catalogue or a decision table.");
  }
}
