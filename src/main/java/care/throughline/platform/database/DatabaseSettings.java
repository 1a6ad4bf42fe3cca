package care.throughline.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives.
 *
 * @param data directory of the embedded database
 * @param url JDBC address of an external PostgreSQL; empty for the embedded one
 * @param user user of the external one
 * @param password password of the external one
 * @param port port of the embedded one
 * @param attach share the embedded server of a running Throughline instead of starting one
 * @param pool connections in the pool
 */
@ConfigurationProperties("throughline.database")
record DatabaseSettings(
    Path data,
    @DefaultValue("") String url,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("54329") int port,
    @DefaultValue("false") boolean attach,
    @DefaultValue("16") int pool) {

  boolean external() {
    return !url.isBlank();
  }
}
