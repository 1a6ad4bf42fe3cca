package care.throughline.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasks of the engine as its tables have them, with a candidate group, three variables and an
 * authorisation each: what a list that asks the engine reads.
 */
public final class EngineTasks {

  private final JdbcClient jdbc;

  public EngineTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void fill(int tasks) {
    jdbc.sql(
            """
            insert into camunda.act_ru_task (id_, rev_, name_, priority_, create_time_, due_date_, suspension_state_)
            select 'list-' || n, 1, 'Do the thing number ' || n % 40, n % 100, timestamp '2027-01-01' - make_interval(hours => n % 240),
                   timestamp '2026-12-27' + make_interval(mins => (n::bigint * 7919 % 34560)::int), 1
            from generate_series(1, :tasks) n""")
        .param("tasks", tasks)
        .update();
    jdbc.sql(
            """
            insert into camunda.act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
            select 'list-' || n, 1, case when n % 40 < 28 then 'coordinator' else 'facilitator' end, 'candidate', 'list-' || n
            from generate_series(1, :tasks) n""")
        .param("tasks", tasks)
        .update();
    jdbc.sql(
            """
            insert into camunda.act_ru_variable (id_, rev_, type_, name_, task_id_, text_, var_scope_, sequence_counter_, is_concurrent_local_)
            select 'list-' || n || name, 1, 'string', name, 'list-' || n,
                   case when name = 'level' then case when n % 500 = 1 then '3.7' else '2.1' end else 'value ' || n % 50 end, 'list-' || n, 1, false
            from generate_series(1, :tasks) n cross join unnest(array['level', 'person', 'week']) name""")
        .param("tasks", tasks)
        .update();
    jdbc.sql(
            """
            insert into camunda.act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
            select 'list-' || role, 1, 1, role, 7, '*', 2 from unnest(array['coordinator', 'facilitator']) role on conflict do nothing""")
        .update();
    for (String table :
        new String[] {
          "act_ru_task", "act_ru_identitylink", "act_ru_variable", "act_ru_authorization"
        }) {
      jdbc.sql("vacuum (analyze) camunda." + table).update();
    }
  }
}
