package care.throughline.support;

import care.throughline.platform.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the statements that reach the database: the transaction's connection is wrapped and
 * counts.
 */
public final class CountedStatements {

  private final DataSource dataSource;
  private final Transactions transactions;

  public CountedStatements(DataSource dataSource, Transactions transactions) {
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  /** How many statements the work needs, in a transaction of its own. */
  public int in(Runnable work) {
    return of(work).size();
  }

  /** The statements the work needs, in their order, in a transaction of its own. */
  public List<String> of(Runnable work) {
    List<String> statements = new ArrayList<>();
    transactions.run(
        () -> {
          ConnectionHolder own =
              (ConnectionHolder) TransactionSynchronizationManager.unbindResource(dataSource);
          TransactionSynchronizationManager.bindResource(
              dataSource, new ConnectionHolder(noting(own.getConnection(), statements), true));
          try {
            work.run();
          } finally {
            TransactionSynchronizationManager.unbindResource(dataSource);
            TransactionSynchronizationManager.bindResource(dataSource, own);
          }
        });
    return statements;
  }

  private static Connection noting(Connection connection, List<String> statements) {
    return (Connection)
        Proxy.newProxyInstance(
            CountedStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add(String.valueOf(arguments[0]));
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
              }
            });
  }
}
