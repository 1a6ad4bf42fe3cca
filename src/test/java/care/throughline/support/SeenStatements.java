package care.throughline.support;

import care.throughline.platform.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sees the statements that reach the database, each with its values, and how they are planned. */
public final class SeenStatements {

  private static final String WRAPPED = "wrapping ";

  private final DataSource dataSource;
  private final Transactions transactions;
  private final JdbcClient jdbc;

  public SeenStatements(DataSource dataSource, Transactions transactions, JdbcClient jdbc) {
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /**
   * What the database did for some work.
   *
   * @param plans of each statement with its values
   * @param readWhole tables that were in fact read from end to end, by the plans without values
   */
  public record Seen(List<String> plans, List<String> readWhole) {}

  /** Runs the work in a transaction of its own. */
  public Seen in(Runnable work) {
    List<String> statements = new ArrayList<>();
    List<String> plans = new ArrayList<>();
    List<String> readWhole = new ArrayList<>();
    transactions.run(
        () -> {
          ConnectionHolder own =
              (ConnectionHolder) TransactionSynchronizationManager.unbindResource(dataSource);
          TransactionSynchronizationManager.bindResource(
              dataSource, new ConnectionHolder(seeing(own.getConnection(), statements), true));
          try {
            work.run();
          } finally {
            TransactionSynchronizationManager.unbindResource(dataSource);
            TransactionSynchronizationManager.bindResource(dataSource, own);
          }
          readWhole.addAll(
              jdbc.sql(
                      "select relname from pg_stat_xact_user_tables where schemaname = 'pathway' and seq_scan > 0")
                  .query(String.class)
                  .list());
          for (String statement : statements) {
            plans.add(
                statement
                    + "\n"
                    + String.join(
                        "\n",
                        jdbc.sql("explain " + escaped(statement)).query(String.class).list()));
          }
        });
    return new Seen(plans, readWhole);
  }

  /** A colon of the statement is no parameter, nor is a question mark. */
  private static String escaped(String statement) {
    return statement.replace("?", "??");
  }

  private static Connection seeing(Connection connection, List<String> statements) {
    return (Connection)
        Proxy.newProxyInstance(
            SeenStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = call(method, connection, arguments);
              return method.getName().equals("prepareStatement")
                  ? seeing((PreparedStatement) Objects.requireNonNull(result), statements)
                  : result;
            });
  }

  private static PreparedStatement seeing(PreparedStatement statement, List<String> statements) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            SeenStatements.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                String text = statement.toString();
                int from = text.indexOf(WRAPPED);
                statements.add(from < 0 ? text : text.substring(from + WRAPPED.length()));
              }
              return call(method, statement, arguments);
            });
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
