@org.jspecify.annotations.NullMarked
package care.throughline.interop.fhir;
