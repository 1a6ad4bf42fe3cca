package care.throughline.platform.engine;

import java.util.AbstractMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The beans a model may name: the delegates, by bean name, looked up when first used. */
final class StepBeans extends AbstractMap<Object, Object> {

  private final ListableBeanFactory beans;
  private final Set<String> names;

  StepBeans(ListableBeanFactory beans) {
    this.beans = beans;
    this.names = Set.of(beans.getBeanNamesForType(JavaDelegate.class, true, false));
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && names.contains(name);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return key instanceof String name && names.contains(name) ? beans.getBean(name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return names.stream()
        .map(
            name ->
                (Entry<Object, Object>)
                    new SimpleImmutableEntry<Object, Object>(name, beans.getBean(name)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
