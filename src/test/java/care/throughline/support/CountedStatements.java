package care.throughline.support;

import care.throughline.platform.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
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
    AtomicInteger count = new AtomicInteger();
    transactions.run(
        () -> {
          ConnectionHolder own =
              (ConnectionHolder) TransactionSynchronizationManager.unbindResource(dataSource);
          TransactionSynchronizationManager.bindResource(
              dataSource, new ConnectionHolder(counting(own.getConnection(), count), true));
          try {
            work.run();
          } finally {
            TransactionSynchronizationManager.unbindResource(dataSource);
            TransactionSynchronizationManager.bindResource(dataSource, own);
          }
        });
    return count.get();
  }

  private static Connection counting(Connection connection, AtomicInteger count) {
    return (Connection)
        Proxy.newProxyInstance(
            CountedStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                count.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
              }
            });
  }
}
