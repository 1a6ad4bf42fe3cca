package care.throughline.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empties everything that concerns people in care; staff, sites, releases and reference data stay.
 */
final class EmptyClinic {

  private EmptyClinic() {}

  /**
   * Foreign keys are off for this one transaction, so that the order of the tables does not matter.
   */
  static void of(JdbcClient jdbc) {
    jdbc.sql(
            """
            do $$
            declare t record;
            begin
              set local session_replication_role = replica;
              for t in
                select format('%I.%I', schemaname, tablename) as name from pg_tables
                where (schemaname = 'camunda' and (tablename like 'act_ru_%' or tablename like 'act_hi_%')
                       and tablename not in ('act_ru_meter_log', 'act_ru_jobdef', 'act_ru_event_subscr'))
                   or (schemaname = 'pathway' and tablename not in
                       ('site', 'site_hours', 'site_closure', 'staff', 'staff_role', 'release', 'audit_entry', 'installation_fact',
                        'programme_template', 'template_version', 'template_slot', 'level_of_care', 'ladder_version', 'ladder_rung',
                        'flyway_schema_history'))
              loop
                execute 'delete from ' || t.name;
              end loop;
              -- Start subscriptions of deployed models stay, those of instances go.
              delete from camunda.act_ru_event_subscr where proc_inst_id_ is not null;
            end $$""")
        .update();
  }
}
