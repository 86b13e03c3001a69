package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.Ledger;
import dev.genkan.onboarding.funnel.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The strokes of the funnel in the table `genkan.funnel`, on H2 or PostgreSQL.
public final class JdbcLedger implements Ledger {

    private static final int TRIES = 30;

    // one order, in which everybody writes, so that two nodes do not wait for each other
    private static final Comparator<Tally> ORDER = Comparator.comparing(Tally::flow)
            .thenComparing(Tally::version)
            .thenComparing(Tally::day)
            .thenComparing(Tally::step)
            .thenComparing(Tally::locale)
            .thenComparing(Tally::what)
            .thenComparing(Tally::field)
            .thenComparing(Tally::seconds);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    /// Beside [JdbcJourneys], which makes the tables and has to be made first.
    ///
    /// @param transactions of the same data source
    public JdbcLedger(DataSource dataSource, TransactionOperations transactions) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.transactions = transactions;
    }

    /// By itself: brings the tables up to date first.
    public static JdbcLedger open(DataSource dataSource, TransactionOperations transactions) {
        OnboardingSchema.migrate(dataSource);
        return new JdbcLedger(dataSource, transactions);
    }

    @Override
    public boolean add(Map<Tally, Long> strokes) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        List<Tally> lines = strokes.keySet().stream().sorted(ORDER).toList();
        for (int tries = 1; ; tries++) {
            try {
                transactions.executeWithoutResult(status -> addNow(lines, strokes));
                return true;
            } catch (DuplicateKeyException | ConcurrencyFailureException | QueryTimeoutException othersWereFaster) {
                if (tries == TRIES) {
                    throw othersWereFaster;
                }
            }
        }
    }

    private void addNow(List<Tally> lines, Map<Tally, Long> strokes) {
        int[] known = template.batchUpdate("""
                        update genkan.funnel set n = n + ?
                        where flow = ? and version = ? and on_day = ? and step = ? and locale = ? and what = ?
                            and field = ? and seconds = ?
                        """, rows(lines, strokes));
        List<Tally> others = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (known[i] == 0) {
                others.add(lines.get(i));
            }
        }
        if (!others.isEmpty()) {
            template.batchUpdate("""
                            insert into genkan.funnel (n, flow, version, on_day, step, locale, what, field, seconds)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """, rows(others, strokes));
        }
    }

    private static List<Object[]> rows(List<Tally> lines, Map<Tally, Long> strokes) {
        return lines.stream()
                .map(line -> new Object[] {
                    strokes.getOrDefault(line, 0L),
                    line.flow(),
                    line.version(),
                    line.day(),
                    line.step(),
                    line.locale(),
                    line.what().word(),
                    line.field(),
                    line.seconds()
                })
                .toList();
    }

    @Override
    public Map<Tally, Long> sums(FunnelQuery query) {
        return sums(query, "0 as on_day, step, locale, what, field, seconds", "step, locale, what, field, seconds");
    }

    @Override
    public Map<Tally, Long> sumsOfDays(FunnelQuery query) {
        return sums(query, "on_day, step, '' as locale, what, '' as field, 0 as seconds", "on_day, step, what");
    }

    private Map<Tally, Long> sums(FunnelQuery query, String columns, String groups) {
        Map<Tally, Long> sums = new HashMap<>();
        jdbc.sql("select " + columns + """
                , sum(n) as strokes from genkan.funnel
                where flow = :flow and version = :version and on_day between :from and :until
                    and (locale = :locale or :everywhere)
                group by \
                """ + groups)
                .param("flow", query.flow())
                .param("version", query.version())
                .param("from", query.period().from().toEpochDay())
                .param("until", query.period().until().toEpochDay())
                .param("locale", query.locale())
                .param("everywhere", query.locale().isEmpty())
                .query(row -> {
                    sums.put(
                            new Tally(
                                    query.flow(),
                                    query.version(),
                                    row.getString("step"),
                                    row.getString("locale"),
                                    row.getLong("on_day"),
                                    Count.of(row.getString("what")),
                                    row.getString("field"),
                                    row.getInt("seconds")),
                            row.getLong("strokes"));
                });
        return sums;
    }

    @Override
    public Map<String, Long> there(String flow, int version) {
        Map<String, Long> there = new HashMap<>();
        jdbc.sql("""
                        select step, count(*) as people from genkan.journeys
                        where flow = ? and version = ? and state = 'open' group by step
                        """).params(flow, version).query(row -> {
            there.put(row.getString("step"), row.getLong("people"));
        });
        return there;
    }

    @Override
    public List<FlowVersion> flows() {
        return jdbc.sql("select distinct flow, version from genkan.funnel order by flow, version")
                .query((row, number) -> new FlowVersion(row.getString("flow"), row.getInt("version")))
                .list();
    }
}
