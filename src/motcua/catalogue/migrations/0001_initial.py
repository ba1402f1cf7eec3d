import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('journal', '0001_initial'),  # brings the extensions
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('key', models.TextField()),
                ('name', models.TextField()),
                ('term_amount', models.DecimalField(decimal_places=3, max_digits=8, null=True)),
                ('term_unit', models.TextField(null=True)),
                ('note', models.TextField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Procedure',
            fields=[
                ('key', models.TextField(primary_key=True, serialize=False)),
                ('code', models.TextField(null=True)),
                ('level', models.TextField()),
                ('published_code', models.TextField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code', 'level'), name='procedure_code_once_per_level', violation_error_message='Mã thủ tục này đã có ở cấp này.'), models.CheckConstraint(condition=models.Q(('level__in', ['province', 'district', 'commune'])), name='procedure_level_known', violation_error_message='Cấp thực hiện phải là tỉnh, huyện hoặc xã.')],
            },
        ),
        migrations.CreateModel(
            name='RuleSet',
            fields=[
                ('code', models.TextField(primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('clock_policy', models.TextField()),
                ('max_supplements', models.PositiveSmallIntegerField()),
                ('max_extensions', models.PositiveSmallIntegerField()),
                ('has_district', models.BooleanField()),
                ('reply_hours', models.PositiveSmallIntegerField()),
                ('forms', models.TextField()),
                ('unverified', models.JSONField(default=list)),
                ('sources', models.JSONField(default=list)),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange'), '&&')], name='rule_set_one_a_day', violation_error_message='Mỗi ngày chỉ có một bộ quy định có hiệu lực.'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='rule_set_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'), models.CheckConstraint(condition=models.Q(('clock_policy__in', ['restart', 'pause', 'none'])), name='rule_set_clock_policy_known', violation_error_message='Cách tính lại thời hạn không có trong danh mục.')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.TextField(default='DRAFT')),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('clock_policy', models.TextField(null=True)),
                ('name', models.TextField()),
                ('field', models.TextField()),
                ('order_text', models.TextField(default='')),
                ('way_text', models.TextField(default='')),
                ('copies_of_dossier', models.PositiveSmallIntegerField(default=1)),
                ('term_amount', models.DecimalField(decimal_places=3, max_digits=8, null=True)),
                ('term_unit', models.TextField(null=True)),
                ('term_text', models.TextField(default='')),
                ('applicants', models.JSONField(default=list)),
                ('lead_unit', models.TextField()),
                ('signer', models.TextField()),
                ('signing_unit', models.TextField()),
                ('inter_agency', models.BooleanField(default=False)),
                ('service_level', models.TextField(default='none')),
                ('conditions', models.JSONField(default=list)),
                ('confidence', models.TextField(null=True)),
                ('unverified', models.JSONField(default=list)),
                ('missing', models.JSONField(default=list)),
                ('note', models.TextField(null=True)),
                ('sources', models.JSONField(default=list)),
                ('search_text', models.TextField()),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='catalogue.procedure')),
                ('rule_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='catalogue.ruleset')),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('kind', models.TextField()),
                ('place', models.TextField()),
                ('duty', models.TextField()),
                ('action', models.TextField()),
                ('budget_amount', models.DecimalField(decimal_places=3, max_digits=8, null=True)),
                ('budget_unit', models.TextField(null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='catalogue.version')),
            ],
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.TextField()),
                ('form', models.TextField(null=True)),
                ('validity', models.TextField(null=True)),
                ('result_code', models.TextField(null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='catalogue.version')),
            ],
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('key', models.TextField()),
                ('name', models.TextField()),
                ('form', models.TextField(null=True)),
                ('originals', models.PositiveSmallIntegerField()),
                ('copies', models.PositiveSmallIntegerField()),
                ('required', models.BooleanField()),
                ('note', models.TextField(null=True)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='catalogue.case')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='catalogue.version')),
            ],
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('number', models.TextField(null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='legal_basis', to='catalogue.version')),
            ],
        ),
        migrations.CreateModel(
            name='Fee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('key', models.TextField()),
                ('name', models.TextField()),
                ('amount', models.PositiveBigIntegerField()),
                ('kind', models.TextField()),
                ('is_default', models.BooleanField()),
                ('legal_text', models.TextField(null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fees', to='catalogue.version')),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='catalogue.version'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('procedure', 'number'), name='version_number_once', violation_error_message='Số phiên bản đã có.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'DRAFT'), _negated=True), expressions=[('procedure', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange'), '&&')], name='version_one_a_day', violation_error_message='Trong một ngày, một thủ tục chỉ có một phiên bản được công bố.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['DRAFT', 'PUBLISHED', 'SUPERSEDED'])), name='version_state_known', violation_error_message='Trạng thái phiên bản không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'DRAFT'), ('valid_from__isnull', False), _connector='OR'), name='version_published_has_start', violation_error_message='Phiên bản công bố phải có ngày hiệu lực.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'SUPERSEDED'), _negated=True), ('valid_to__isnull', False), _connector='OR'), name='version_superseded_has_end', violation_error_message='Phiên bản đã thay thế phải có ngày hết hiệu lực.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='version_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('service_level__in', ['none', 'part', 'full'])), name='version_service_level_known', violation_error_message='Mức độ dịch vụ công không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('clock_policy', None), ('clock_policy__in', ['restart', 'pause', 'none']), _connector='OR'), name='version_clock_policy_known', violation_error_message='Cách tính lại thời hạn không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('term_amount', None), ('term_unit', None)), models.Q(('term_amount__gt', 0), ('term_unit__in', ['working_day', 'calendar_day', 'working_hour', 'month', 'same_day'])), _connector='OR'), name='version_term_whole', violation_error_message='Thời hạn phải có cả số (lớn hơn 0) và đơn vị tính, hoặc để trống cả hai.'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('version', 'order'), name='step_order_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['receive', 'assign', 'work', 'sign', 'number', 'return'])), name='step_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('budget_amount', None), ('budget_unit', None)), models.Q(('budget_amount__gt', 0), ('budget_unit__in', ['working_day', 'calendar_day', 'working_hour', 'month', 'same_day'])), _connector='OR'), name='step_budget_whole', violation_error_message='Thời hạn phải có cả số (lớn hơn 0) và đơn vị tính, hoặc để trống cả hai.'),
        ),
        migrations.AddConstraint(
            model_name='result',
            constraint=models.UniqueConstraint(fields=('version', 'order'), name='result_order_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('version', 'key'), name='paper_key_once'),
        ),
        migrations.AddConstraint(
            model_name='legalbasis',
            constraint=models.UniqueConstraint(fields=('version', 'order'), name='legal_basis_order_once'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.UniqueConstraint(fields=('version', 'key'), name='fee_key_once'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('version',), name='fee_one_default'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['fee', 'charge', 'other'])), name='fee_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(fields=('version', 'key'), name='case_key_once'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('term_amount', None), ('term_unit', None)), models.Q(('term_amount__gt', 0), ('term_unit__in', ['working_day', 'calendar_day', 'working_hour', 'month', 'same_day'])), _connector='OR'), name='case_term_whole', violation_error_message='Thời hạn phải có cả số (lớn hơn 0) và đơn vị tính, hoặc để trống cả hai.'),
        ),
    ]
