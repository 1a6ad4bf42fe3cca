package care.throughline.platform.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.jspecify.annotations.Nullable;

/**
 * What an expression in a model may see: the steps of the catalogue, the variables, and the
 * business key. Method calls do not parse, properties of objects do not resolve, so no expression
 * reaches Java. The second line behind the gate; it also covers decision tables and queries.
 */
final class RestrictedExpressionManager extends JuelExpressionManager {

  /** Steps come before variables, so that no variable can stand in for one. */
  RestrictedExpressionManager(Map<Object, Object> steps) {
    super(steps);
    setExpressionFactory(new ExpressionFactoryImpl(ExpressionFactoryImpl.Profile.JEE5));
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new ReadOnlyMapELResolver(beans));
    resolver.add(new BusinessKeyResolver());
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new MapELResolver(true));
    resolver.add(new ListELResolver(true));
    return resolver;
  }

  /**
   * Gives {@code execution} and {@code task} as a read-only map with the business key, never as the
   * live object.
   */
  private static final class BusinessKeyResolver extends ELResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
      if (base != null || !("execution".equals(property) || "task".equals(property))) {
        return null;
      }
      Object scope = context.getContext(VariableScope.class);
      ExecutionEntity execution =
          scope instanceof ExecutionEntity found
              ? found
              : scope instanceof TaskEntity task ? task.getExecution() : null;
      context.setPropertyResolved(true);
      return execution == null
          ? Map.of()
          : Map.of("processBusinessKey", String.valueOf(execution.getProcessBusinessKey()));
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
      return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
      // Nothing here can be written.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
      return true;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
      return null;
    }

    @Override
    public java.util.@Nullable Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
        ELContext context, @Nullable Object base) {
      return null;
    }
  }
}
