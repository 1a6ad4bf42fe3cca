package care.throughline.interop;
@org.springframework.stereotype.Component
public class ImportCommand {
  public int run(java.util.List<java.nio.file.Path> paths, java.io.PrintStream out) { return 0; }
}
