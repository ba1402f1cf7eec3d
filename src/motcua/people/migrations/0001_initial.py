import django.contrib.postgres.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('journal', '0001_initial'),  # brings the extensions
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.TextField(unique=True)),
                ('full_name', models.TextField()),
                ('email', models.EmailField(max_length=254, null=True)),
                ('phone', models.TextField(null=True)),
                ('personal_number', models.TextField(null=True)),
                ('kind', models.TextField()),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['staff', 'citizen', 'system'])), name='account_kind_known', violation_error_message='Tài khoản phải là của cán bộ, công dân hoặc hệ thống.'), models.UniqueConstraint(condition=models.Q(('kind', 'citizen'), ('personal_number__isnull', False)), fields=('personal_number',), name='account_one_per_citizen', violation_error_message='Số định danh này đã có tài khoản.')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('code', models.TextField(primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('short_name', models.TextField()),
                ('kind', models.TextField()),
                ('level', models.TextField()),
                ('code_qd20', models.TextField(null=True)),
                ('code_qcvn102', models.TextField(null=True)),
                ('admin_code', models.TextField(null=True)),
                ('receives_dossiers', models.BooleanField()),
                ('signs_results', models.BooleanField()),
                ('calendar', models.TextField(default='VN')),
                ('address', models.TextField(null=True)),
                ('phone', models.TextField(null=True)),
                ('hours', models.TextField(null=True)),
                ('verified', models.TextField()),
                ('note', models.TextField(null=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('closing_decision', models.TextField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['province', 'district', 'commune'])), name='unit_level_known', violation_error_message='Cấp của đơn vị phải là tỉnh, huyện hoặc xã.'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='unit_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'), models.CheckConstraint(condition=models.Q(models.Q(('closing_decision', None), ('valid_to', None)), models.Q(('closing_decision__isnull', False), ('valid_to__isnull', False)), _connector='OR'), name='unit_closed_by_decision', violation_error_message='Đơn vị chấm dứt hoạt động phải có cả ngày và văn bản quyết định.')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='placed_below', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField()),
                ('reason', models.TextField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gt', models.F('valid_from'))), name='absence_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('account', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange'), '&&')], name='absence_once_a_day', violation_error_message='Thời gian vắng mặt này đã được ghi nhận.')],
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField()),
                ('decision', models.TextField()),
                ('delegate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='people.post')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gt', models.F('valid_from'))), name='delegation_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'), models.CheckConstraint(condition=models.Q(('decision', ''), _negated=True), name='delegation_by_decision', violation_error_message='Ủy quyền phải có văn bản.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('post', '='), ('delegate', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange'), '&&')], name='delegation_once_a_day', violation_error_message='Người này đã được ủy quyền trong thời gian đó.')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField()),
                ('reason', models.TextField()),
                ('decision', models.TextField()),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predecessions', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'successor'), name='succession_once', violation_error_message='Đơn vị kế thừa này đã được ghi nhận.'), models.CheckConstraint(condition=models.Q(('successor', models.F('unit')), _negated=True), name='succession_not_by_itself', violation_error_message='Đơn vị không thể kế thừa chính nó.')],
            },
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('duty__in', ['intake', 'result_desk', 'cashier', 'officer', 'head', 'leader', 'clerk', 'control', 'inspector', 'administrator'])), name='post_duty_known', violation_error_message='Nhiệm vụ không có trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='post_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('account', '='), ('unit', '='), ('duty', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange'), '&&')], name='post_once_a_day', violation_error_message='Người này đã giữ nhiệm vụ này tại đơn vị trong thời gian đó.'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), function='daterange'), '&&')], name='placement_one_a_day', violation_error_message='Trong một ngày, một đơn vị chỉ thuộc một đơn vị cấp trên.'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('unit')), _negated=True), _connector='OR'), name='placement_not_below_itself', violation_error_message='Đơn vị không thể là cấp trên của chính nó.'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='placement_ends_after_start', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu.'),
        ),
    ]
