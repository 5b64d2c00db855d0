/** Rapport: customer relationships run as BPMN cases. */
@org.jspecify.annotations.NullMarked
package dev.rapport;
