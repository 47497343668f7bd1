package tongban.node.review;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.DecidedAnew;
import tongban.node.casework.Relatives;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Schemes;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.known.Readings;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.node.register.Register;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    Periods reviewPeriods() {
        return Periods.shipped();
    }

    @Bean
    JdbcRecipients reviewRecipients(JdbcClient jdbc) {
        return new JdbcRecipients(jdbc);
    }

    @Bean
    JdbcExamination reviewExamination(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Register register,
            DecidedAnew anew,
            Schemes schemes,
            Periods periods,
            Clock clock) {
        return new JdbcExamination(
                jdbc,
                walls,
                personalData,
                register,
                anew,
                schemes,
                periods,
                Readings.shipped(),
                clock);
    }

    @Bean
    JdbcReviewTasks reviewTasks(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JsonMapper json,
            Clock clock) {
        return new JdbcReviewTasks(jdbc, walls, personalData, journal, json, clock);
    }

    @Bean
    JdbcReviewStep reviewStep(
            JdbcClient jdbc,
            Walls walls,
            Periods periods,
            Divisions divisions,
            JdbcRecipients recipients,
            JdbcExamination examination,
            JdbcReviewTasks tasks,
            Clock clock) {
        return new JdbcReviewStep(
                jdbc, walls, periods, divisions, recipients, examination, tasks, clock);
    }

    @Bean
    JdbcReviewBatches reviewBatches(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Schemes schemes,
            Periods periods,
            Organs organs,
            JdbcRecipients recipients,
            JdbcReviewStep step,
            Clock clock) {
        return new JdbcReviewBatches(
                jdbc, walls, journal, schemes, periods, organs, recipients, step, clock);
    }

    @Bean
    Reviews reviews(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            Periods periods,
            Organs organs,
            Relatives relatives,
            Entitlements entitlements,
            JdbcRecipients recipients,
            JdbcExamination examination,
            JdbcReviewTasks tasks,
            JsonMapper json,
            Clock clock) {
        return new JdbcReviews(
                new JdbcReviews.Parts(
                        jdbc,
                        walls,
                        journal,
                        periods,
                        organs,
                        relatives,
                        entitlements,
                        recipients,
                        examination,
                        tasks,
                        clock),
                new JdbcReviewRows(jdbc, walls, personalData, schemes, json, clock),
                new JdbcReviewReports(
                        jdbc,
                        walls,
                        personalData,
                        periods,
                        recipients,
                        examination,
                        tasks,
                        json,
                        clock));
    }

    @Bean
    ReviewJob reviewJob(JdbcReviewBatches batches, Walls walls) {
        return new ReviewJob(batches, walls);
    }
}
