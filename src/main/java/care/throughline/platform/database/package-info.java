/** Where the data lives: an embedded PostgreSQL, or an external one when settings name it. */
@org.jspecify.annotations.NullMarked
package care.throughline.platform.database;
