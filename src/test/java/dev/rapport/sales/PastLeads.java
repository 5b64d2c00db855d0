package dev.rapport.sales;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The leads of leads.csv with what became of them, without the columns that staff filled in after contact. */
final class PastLeads {

    record PastLead(LeadFacts facts, boolean converted) {}

    private PastLeads() {}

    static boolean absent() {
        return !Files.exists(file());
    }

    private static Path file() {
        return Path.of(System.getProperty("rapport.data", "../shared/data"), "leads.csv");
    }

    static List<PastLead> read() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file())) {
            return rows.stream().map(PastLeads::lead).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PastLead lead(NamedCsvRecord row) {
        var visits = text(row, "TotalVisits");
        var pages = text(row, "Page Views Per Visit");
        var facts = new LeadFacts(
                text(row, "Lead Origin"),
                text(row, "Lead Source"),
                yes(row, "Do Not Email"),
                yes(row, "Do Not Call"),
                visits == null ? null : Integer.valueOf(visits),
                Integer.valueOf(row.getField("Total Time Spent on Website")),
                pages == null ? null : Double.valueOf(pages),
                text(row, "Last Activity"),
                text(row, "Country"),
                text(row, "City"),
                text(row, "Specialization"),
                text(row, "How did you hear about X Education"),
                text(row, "What is your current occupation"),
                text(row, "What matters most to you in choosing a course"),
                yes(row, "A free copy of Mastering The Interview"),
                false,
                false,
                false);
        return new PastLead(facts, "1".equals(row.getField("Converted")));
    }

    private static String text(NamedCsvRecord row, String column) {
        var value = row.getField(column);
        return value.isEmpty() ? null : value;
    }

    private static boolean yes(NamedCsvRecord row, String column) {
        return "Yes".equals(row.getField(column));
    }
}
