package tongban.node.means;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Cases;
import tongban.node.casework.Relatives;
import tongban.node.catalog.Services;
import tongban.node.entitlement.Schemes;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.register.Register;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class MeansConfiguration {
    /** Whom no script names, answers by this. */
    private static final String SEED = "20261126";

    /** Simulated sources belong to a demonstration; another node says that none is connected. */
    @Bean
    SourcePort sourcePort(
            @Value("${tongban.demo}") boolean demo,
            @Value("${tongban.means.script:}") String script,
            @Value("${tongban.means.seed:" + SEED + "}") long seed) {
        return demo ? new SimulatedSources(Simulation.read(script, seed)) : new NoSources();
    }

    @Bean
    JdbcMeansRows meansRows(JdbcClient jdbc) {
        return new JdbcMeansRows(jdbc);
    }

    @Bean
    JdbcReports meansReports(JdbcMeansRows rows, Register register, SourcePort port, Clock clock) {
        return new JdbcReports(rows, register, port.isSimulated(), clock);
    }

    @Bean
    JdbcQueries meansQueries(
            JdbcMeansRows rows,
            JdbcReports reports,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Register register,
            SourcePort port,
            Services services,
            Schemes schemes,
            Clock clock) {
        return new JdbcQueries(
                rows,
                reports,
                walls,
                journal,
                personalData,
                register,
                port,
                new SchemeWords(services, schemes, Bases.shipped()),
                clock);
    }

    @Bean
    JdbcMeansActs meansActs(
            JdbcClient jdbc,
            JdbcMeansRows rows,
            JdbcReports reports,
            JdbcQueries queries,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Register register,
            Relatives relatives,
            SourcePort port,
            Services services,
            Schemes schemes,
            Clock clock) {
        return new JdbcMeansActs(
                new JdbcMeansActs.Parts(
                        rows,
                        new JdbcMatters(jdbc),
                        reports,
                        queries,
                        walls,
                        journal,
                        personalData,
                        register,
                        relatives,
                        port,
                        new SchemeWords(services, schemes, Bases.shipped())),
                clock);
    }

    @Bean
    MeansChecks meansChecks(
            JdbcClient jdbc,
            JdbcMeansRows rows,
            JdbcReports reports,
            JdbcMeansActs acts,
            JdbcQueries queries,
            Register register,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Cases cases,
            SourcePort port,
            Services services,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        JdbcMeansPapers papers = new JdbcMeansPapers(rows, clock);
        return new JdbcMeansChecks(
                jdbc,
                new JdbcMeansChecks.Parts(
                        rows,
                        reports,
                        acts,
                        new JdbcAuthorisations(
                                acts, papers, rows, reports, queries, cases, journal, json, clock),
                        new JdbcObjections(
                                rows, acts, papers, reports, queries, register, journal, json,
                                clock),
                        walls,
                        personalData,
                        port,
                        new SchemeWords(services, schemes, Bases.shipped()),
                        json),
                clock);
    }

    @Bean
    MeansJob meansJob(
            JdbcMeansRows rows,
            JdbcQueries queries,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Register register,
            SourcePort port,
            Clock clock) {
        return new MeansJob(
                queries,
                new JdbcAnswers(
                        rows, queries, walls, journal, personalData, register, port, clock));
    }
}
