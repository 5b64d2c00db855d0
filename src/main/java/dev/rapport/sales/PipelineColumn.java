package dev.rapport.sales;

import dev.rapport.platform.Money;
import java.util.List;

/**
 * A stage of the pipeline in figures.
 *
 * @param sums what its opportunities are worth after their discounts, for each currency
 */
public record PipelineColumn(Stage stage, long opportunities, List<Money> sums) {}
